import Foundation

/// A TLS server on 127.0.0.1 that answers every GET with a page. It is `openssl s_server` with a certificate made for
/// the test.
package final class LoopbackTLSServer: Sendable {
  package enum Validity: Sendable { case now, past }

  package let port: Int
  /// The PEM file of the server's certificate, which is its own authority.
  package let certificate: String
  /// A folder in which OpenSSL finds the certificate by its hash.
  package var hashedFolder: String { folder.appendingPathComponent("hashed").path }
  private let process: pid_t
  private let folder: URL

  /// Starts a server. It waits for `openssl` on a thread of its own, because the pool that runs the tests has only a
  /// few.
  ///
  /// - Parameter name: the name in the certificate, `IP:127.0.0.1` or `DNS:some.name`.
  package static func start(
    for name: String = "IP:127.0.0.1", valid: Validity = .now, options: [String] = []
  ) async throws -> LoopbackTLSServer {
    let started = Watched<Result<LoopbackTLSServer, any Error>?>(nil)
    Thread.detachNewThread {
      let result = Result { try LoopbackTLSServer(for: name, valid: valid, options: options) }
      started.change { $0 = result }
    }
    guard let result = try await started.reached("a TLS server by openssl", { $0 != nil }) else {
      throw OpenSSLFailure(what: "openssl s_server did not start")
    }
    return try result.get()
  }

  private init(for name: String, valid: Validity, options: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dagpost-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try makeCertificate(in: folder, for: name, valid: valid)
    try makeHashedFolder(in: folder)
    certificate = folder.appendingPathComponent("cert.pem").path
    let output = Pipe()
    process = try startOpenSSL(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem", "-www"] + options, in: folder,
      output: output.fileHandleForWriting.fileDescriptor)
    try output.fileHandleForWriting.close()
    port = try LoopbackTLSServer.port(from: output.fileHandleForReading)
  }

  package func url(_ path: String = "/", host: String = "127.0.0.1") -> String { "https://\(host):\(port)\(path)" }

  package func stop() {
    // SIGTERM does not work, because a process that is started from a thread of Dispatch has it blocked.
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    try? FileManager.default.removeItem(at: folder)
  }

  /// Reads the port from the line that `openssl` prints when it listens: `ACCEPT 127.0.0.1:34753`.
  private static func port(from output: FileHandle) throws -> Int {
    var said = ""
    while true {
      let more = output.availableData
      if more.isEmpty { throw OpenSSLFailure(what: "openssl s_server did not start") }
      said += String(decoding: more, as: UTF8.self)
      for line in said.split(separator: "\n").dropLast(said.hasSuffix("\n") ? 0 : 1) where line.hasPrefix("ACCEPT") {
        if let port = line.split(separator: ":").last.flatMap({ Int($0) }) { return port }
      }
    }
  }
}

/// Says that the tests need the program `openssl`.
package struct OpenSSLFailure: Error, CustomStringConvertible {
  let what: String
  package var description: String { "\(what); is the package openssl installed?" }
}

/// Makes `cert.pem`, a certificate that signs itself, and `key.pem`. Only `openssl ca` can make one that has expired.
private func makeCertificate(in folder: URL, for name: String, valid: LoopbackTLSServer.Validity) throws {
  let (from, until) =
    valid == .now ? ("20200101000000Z", "21000101000000Z") : ("20200101000000Z", "20200102000000Z")
  let configuration = """
    [ca]
    default_ca = own
    [own]
    database = index
    serial = serial
    new_certs_dir = .
    default_md = sha256
    policy = any
    copy_extensions = copy
    [any]
    commonName = supplied
    [req]
    distinguished_name = any
    """
  for (file, text) in [("own.cnf", configuration), ("index", ""), ("serial", "01\n")] {
    try Data(text.utf8).write(to: folder.appendingPathComponent(file))
  }
  try openssl(
    [
      "req", "-new", "-config", "own.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-subj", "/CN=dagpost test \(UUID().uuidString.prefix(8))", "-addext", "subjectAltName=\(name)", "-addext",
      "basicConstraints=CA:TRUE",
      "-keyout", "key.pem", "-out", "request.pem",
    ], in: folder)
  try openssl(
    [
      "ca", "-batch", "-notext", "-selfsign", "-config", "own.cnf", "-in", "request.pem", "-keyfile", "key.pem",
      "-startdate", from, "-enddate", until, "-out", "cert.pem",
    ], in: folder)
}

private func makeHashedFolder(in folder: URL) throws {
  let hashed = folder.appendingPathComponent("hashed")
  try FileManager.default.createDirectory(at: hashed, withIntermediateDirectories: true)
  try FileManager.default.copyItem(
    at: folder.appendingPathComponent("cert.pem"), to: hashed.appendingPathComponent("cert.pem"))
  try openssl(["rehash", "hashed"], in: folder)
}

private func openssl(_ arguments: [String], in folder: URL) throws {
  let process = try startOpenSSL(arguments, in: folder, output: nil)
  var status: Int32 = 0
  guard waitpid(process, &status, 0) == process, status == 0 else {
    throw OpenSSLFailure(what: "openssl \(arguments[0]) failed")
  }
}

/// Starts `openssl` without `Foundation.Process`, which learns of an exit through a descriptor that other children
/// inherit, and so waits for them.
private func startOpenSSL(_ arguments: [String], in folder: URL, output: Int32?) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
  if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
  var words = (["env", "-C", folder.path, "openssl"] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  guard posix_spawnp(&process, "env", &actions, nil, &words, nil) == 0 else {
    throw OpenSSLFailure(what: "openssl cannot be started")
  }
  return process
}
