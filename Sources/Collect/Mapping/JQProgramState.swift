import CJQ

/// A compiled program inside the worker.
final class JQProgramState {
  private var jq: OpaquePointer?
  /// Why it could not be compiled; nil when it was.
  private(set) var error: String?
  /// The messages of libjq while it compiles, which come through a C callback.
  private final class Messages { var all: [String] = [] }

  init(_ program: [UInt8]) {
    guard let jq = jq_init() else {
      error = "jq could not be started"
      return
    }
    // An empty search path for modules, because the default depends on the machine.
    jq_set_attr(jq, jv_string("JQ_LIBRARY_PATH"), jv_array())
    let messages = Messages()
    jq_set_error_cb(
      jq,
      { context, message in
        let words = String(decoding: JQWorkerMain.text(jq_format_error(message)), as: UTF8.self)
        if let context { Unmanaged<Messages>.fromOpaque(context).takeUnretainedValue().all.append(words) }
      }, Unmanaged.passUnretained(messages).toOpaque())
    let compiled = (program + [0]).withUnsafeBytes { jq_compile(jq, $0.bindMemory(to: CChar.self).baseAddress) }
    // Messages after compiling are dropped, because `messages` does not outlive this initializer.
    jq_set_error_cb(jq, { _, message in jv_free(message) }, nil)
    guard compiled != 0 else {
      error = Self.sentence(messages.all)
      return
    }
    self.jq = jq
  }

  /// All outputs of the program, or its error.
  func run(_ input: jv) -> jv {
    jq_start(jq, input, 0)
    var values = jv_array()
    while true {
      let value = jq_next(jq)
      if jv_get_kind(value) != JV_KIND_INVALID {
        values = jv_array_append(values, value)
        continue
      }
      if jv_invalid_has_msg(jv_copy(value)) == 1 {
        jv_free(values)
        return JQWorkerMain.failed(Self.words(jv_invalid_get_msg(value)))
      }
      jv_free(value)
      if jq_halted(jq) == 1 {
        jv_free(values)
        return JQWorkerMain.failed("it stops with halt")
      }
      return jv_object_set(jv_object(), jv_string("values"), values)
    }
  }

  /// An error as text. jq's errors are usually text; any other value becomes JSON.
  private static func words(_ error: jv) -> String {
    let text = jv_get_kind(error) == JV_KIND_STRING ? error : jv_dump_string(error, 0)
    return String(decoding: JQWorkerMain.text(text), as: UTF8.self)
  }

  /// One readable line out of `jq: error: issue/0 is not defined at <top-level>, line 3:` with the whole program
  /// behind it.
  private static func sentence(_ messages: [String]) -> String {
    let first =
      messages.first.flatMap { $0.split(whereSeparator: \.isNewline).first }.map(String.init) ?? "it does not compile"
    return first.replacing("jq: error: ", with: "").replacing(" at <top-level>,", with: ",").replacing(
      " (Unix shell quoting issues?)", with: "")
  }
}
