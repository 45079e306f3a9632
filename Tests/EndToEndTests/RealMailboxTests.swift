import Foundation
import TestKit
import Testing

/// The folder of a mail server that `make test-real` started.
private let mailServer = ProcessInfo.processInfo.environment["DAGPOST_MAILBOX"]

/// A real mail server, which `make test-real` starts: what is read there, and that it is left as it was.
@Suite(.enabled(if: mailServer != nil, "needs a mail server: make test-real"))
struct RealMailboxTests {
  static let port = ProcessInfo.processInfo.environment["DAGPOST_MAILBOX_PORT"] ?? ""

  @Test func `mail is read, thanked for, told, and still unread`() async throws {
    let folder = try #require(mailServer)
    let mail = """
      From: =?utf-8?Q?Jansen=2C_Fatima?= <f.jansen@voorbeeld.nl>\r
      Subject: =?iso-8859-1?Q?Loopt_vast:_caf=E9-wifi?=\r
      Message-ID: <1@voorbeeld.nl>\r
      \r
      de leverancier belt niet terug\r

      """
    try Data(mail.utf8).write(to: URL(fileURLWithPath: "\(folder)/mail/new/1.real"))
    try Data(mail.replacing("voorbeeld.nl>\r\nSubject", with: "evil.example>\r\nSubject").utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/mail/new/2.real"))
    try Data("From: ravi@voorbeeld.nl\nSubject: dank\n\nMarjan, voor de dienst".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/mail/.Update/new/3.real"))
    let scene = try Scene()
    try scene.folder.write("geheim\n", to: "password")
    try scene.folder.write("fout\n", to: "wrong")
    for file in ["password", "wrong"] { chmod(scene.folder.path(file), 0o600) }
    func box(_ name: String, _ path: String, _ password: String, ca: Bool = true) -> String {
      "      \(name): { system: mailbox, url: \"imaps://127.0.0.1:\(Self.port)\(path)\", login: update, "
        + "password: { file: \(password) }, senders: [voorbeeld.nl]\(ca ? ", ca: \(folder)/cert.pem" : "") }\n"
    }
    try scene.configure(
      port: 9,
      sources: box("inbox", "", "password") + box("update", "/Update", "password") + box("wrong", "", "wrong")
        + box("nowhere", "/Nowhere", "password") + box("untrusted", "", "password", ca: false),
      more: "people: [[Fatima, \"Jansen, Fatima\"]]")
    let before = try listing(folder)
    let preview = try await scene.run("preview", "--edition", "daily")
    #expect(preview.code == 0, "\(preview.output)\(preview.errors)")
    #expect(preview.output.contains("Stuck: café-wifi: de leverancier belt niet terug (Fatima)"), "\(preview.output)")
    #expect(
      preview.output.contains("Thank you for 2 messages (Fatima, ravi)") || preview.output.contains("(ravi, Fatima)"))
    for sentence in [
      "inbox: 1 mail was left out; \"senders\" does not name who sent them",
      "wrong: 127.0.0.1:\(Self.port) does not accept our login",
      "nowhere: 127.0.0.1:\(Self.port) has no folder \"Nowhere\" that our login may read",
      "untrusted: the TLS certificate of 127.0.0.1:\(Self.port) is not trusted by this machine",
    ] { #expect(preview.errors.contains(sentence), "\(preview.errors)") }
    #expect(!preview.errors.contains("geheim") && !preview.errors.contains("fout"))
    // Not moved from new to cur, no flag in a name.
    #expect(try listing(folder) == before)
  }

  private func listing(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder + "/mail").filter {
      $0.hasSuffix(".real") || $0.contains(":2,")
    }
    .sorted()
  }
}
