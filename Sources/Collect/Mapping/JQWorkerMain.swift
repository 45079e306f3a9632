import CJQ
import Glibc

/// The worker's side. Our own program is executed again; it runs jq programs for its parent and does nothing else.
///
/// libjq 1.6 cannot be interrupted and calls `abort()` when memory ends. In a process of its own that costs one
/// reading. The environment is empty, no further file can be opened (not even `~/.jq` or a module), and memory is
/// limited.
package enum JQWorkerMain {
  /// The hidden first argument that makes the program a worker.
  package static let argument = "jq-worker"

  /// Serves requests from standard input until it closes; never returns. The program's second argument is its memory
  /// limit in MiB.
  package static func run() -> Never {
    let mebibytes = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 512
    guard jq_confine(addressSpace() + mebibytes << 20) == 0 else { exit(70) }
    var programs: [[UInt8]: JQProgramState] = [:]
    while let request = receive() {
      guard jq_allow_seconds(60) == 0 else { exit(70) }
      send(answer(request, &programs))
    }
    exit(0)
  }

  /// Answers `{"program": text, "input": value}` with `{"values": […]}`, `{"error": text}` or, for a program that
  /// does not compile, `{"broken": text}`. Without an input the program is only compiled.
  private static func answer(_ request: [UInt8], _ programs: inout [[UInt8]: JQProgramState]) -> jv {
    let message = request.withUnsafeBytes { bytes in
      jv_parse_sized(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
    }
    guard jv_get_kind(message) == JV_KIND_OBJECT else { return failed("the request is not an object") }
    let program = text(jv_object_get(jv_copy(message), jv_string("program")))
    let state = programs[program] ?? JQProgramState(program)
    programs[program] = state
    if let error = state.error {
      jv_free(message)
      return jv_object_set(jv_object(), jv_string("broken"), jv_string(error))
    }
    guard jv_object_has(jv_copy(message), jv_string("input")) == 1 else {
      jv_free(message)
      return jv_object_set(jv_object(), jv_string("values"), jv_array())
    }
    return state.run(jv_object_get(message, jv_string("input")))
  }

  static func failed(_ sentence: String) -> jv { jv_object_set(jv_object(), jv_string("error"), jv_string(sentence)) }

  /// The bytes of a text; releases the value.
  static func text(_ value: jv) -> [UInt8] {
    defer { jv_free(value) }
    guard jv_get_kind(value) == JV_KIND_STRING, let start = jv_string_value(value) else { return [] }
    let count = Int(jv_string_length_bytes(jv_copy(value)))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func addressSpace() -> UInt64 {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &bytes, bytes.count)
    let pages = bytes.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }.reduce(0) {
      $0 * 10 + UInt64($1 - 0x30)
    }
    return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func receive() -> [UInt8]? {
    guard let header = receive(4) else { return nil }
    let length = Frame.length(header)
    return length <= Frame.limit ? receive(length) : nil
  }

  private static func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { read(0, $0.baseAddress?.advanced(by: filled), count - filled) }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  private static func send(_ value: jv) {
    let dumped = jv_dump_string(value, 0)
    var bytes = text(dumped)
    if bytes.count > Frame.limit {
      bytes = text(jv_dump_string(failed("it made more than \(Frame.limit >> 20) MiB"), 0))
    }
    bytes = Frame.header(bytes.count) + bytes
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(1, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { exit(0) }
      sent += count
    }
  }
}
