import Config
import Foundation
import Glibc
import Model
import Testing
import YAML

@Suite struct SecretTests {
  private static let canary = "canary-7c1f"

  /// Reads `key: …` from a file with a mode, and returns the secret and the problems.
  private func read(
    _ value: String, in folder: Folder, mode: mode_t = 0o600, environment: [String: String] = [:],
    use: SecretSource.Use = .running, units: [String] = [], user: UInt32 = 1000, group: UInt32? = nil
  ) throws -> (secret: String?, told: [String], isError: Bool) {
    try folder.write("key: \(value)\n", to: "dagpost.yaml", mode: mode)
    let problems = Problems()
    let file = folder.path + "/dagpost.yaml"
    let node = try #require(
      YAMLReader.read(try String(contentsOfFile: file, encoding: .utf8), file: file, problems: problems))
    var section = Section(
      node, path: "", problems: problems,
      secrets: .standard(
        environment: environment, credentials: folder.path + "/credentials", use: use, units: units, user: user,
        group: group ?? getegid()))
    let secret = section.requiredSecret("key")?.reveal()
    section.finish()
    let told = folder.told(problems)
    #expect(!told.joined().contains(Self.canary))
    return (secret, told, problems.hasErrors)
  }

  // MARK: Credentials

  @Test func `prefers systemd's credential to the administrator's`() throws {
    let folder = try Folder(["run/chat": Self.canary, "credentials/chat": "other"])
    let systemd = ["CREDENTIALS_DIRECTORY": folder.path + "/run"]
    #expect(try read("{ credential: chat }", in: folder, environment: systemd).secret == Self.canary)
    let without = try read("{ credential: chat }", in: folder)
    #expect(without.secret == "other")
    #expect(without.told == [])
  }

  @Test func `finds a file of a folder that systemd loaded as a whole`() throws {
    let folder = try Folder(["run/hooks_chat": Self.canary, "run/hooks_mail": "mail"])
    let systemd = ["CREDENTIALS_DIRECTORY": folder.path + "/run"]
    #expect(try read("{ credential: chat }", in: folder, environment: systemd).secret == Self.canary)
    try folder.write("third", to: "run/more_chat")
    let two = try read("{ credential: chat }", in: folder, environment: systemd)
    #expect(two.secret == nil)
    #expect(two.told.first?.contains("may be hooks_chat or more_chat") == true)
    #expect(try read("{ credential: more_chat }", in: folder, environment: systemd).secret == "third")
  }

  @Test func `a credential that is not there says where to put it`() throws {
    let folder = try Folder()
    let result = try read("{ credential: chat }", in: folder)
    #expect(result.secret == nil)
    #expect(
      result.told == [
        "dagpost.yaml:1:6: key names credential \"chat\", but there is none: put it in credentials/chat, "
          + "or give it to the service with LoadCredential=chat:PATH"
      ])
  }

  @Test func `warns while checking about a secret that only the service may read`() throws {
    let folder = try Folder()
    let result = try read("{ env: CHAT }", in: folder, use: .checking)
    #expect(result.secret == nil)
    #expect(!result.isError)
    #expect(result.told.first?.contains("warning: key names") == true)
    #expect(result.told.first?.hasSuffix("(not checked: the service itself may have it)") == true)
    #expect(try read("{ env: CHAT }", in: folder).isError)
  }

  @Test func `reports a missing credential as an error while checking and while running`() throws {
    let folder = try Folder()
    let running = try read("{ credential: chat }", in: folder)
    let checking = try read("{ credential: chat }", in: folder, use: .checking)
    #expect(running.isError && checking.isError)
    #expect(running.told == checking.told)
    // Commands that only plan need no secret.
    let planning = try read("{ credential: chat }", in: folder, use: .planning)
    #expect(planning.secret == nil && !planning.isError)
  }

  @Test func `finds the credentials of the unit while checking`() throws {
    let folder = try Folder([
      "own/chat": Self.canary, "all/mail": Self.canary,
      "units/dagpost.service": "[Service]\nLoadCredential=dagpost:/nowhere\n",
      "units/dagpost.service.d/sealed.conf":
        "LoadCredentialEncrypted = board:/etc/board.cred\nImportCredential=team*\n",
    ])
    try folder.write(
      "LoadCredential=chat:\(folder.path)/own/chat\nLoadCredential=all:\(folder.path)/all\n",
      to: "units/dagpost.service.d/own.conf")
    func check(_ name: String) throws -> (secret: String?, told: [String], isError: Bool) {
      try read("{ credential: \(name) }", in: folder, use: .checking, units: [folder.path + "/units"])
    }
    for name in ["chat", "mail", "all_mail"] { #expect(try check(name).secret == Self.canary, "\(name)") }
    for name in ["board", "team-one"] {
      let result = try check(name)
      #expect(!result.isError && result.secret == nil)
      #expect(result.told.first?.contains("which only the service can open (not checked") == true)
    }
    #expect(try check("other").isError)
  }

  @Test func `does not report a credential as missing where systemd's folder cannot be read`() throws {
    let folder = try Folder()
    let systemd = ["CREDENTIALS_DIRECTORY": folder.path + "/run/credentials"]
    let checking = try read("{ credential: chat }", in: folder, environment: systemd, use: .checking)
    #expect(!checking.isError)
    #expect(checking.told.first?.hasSuffix("(not checked: the service itself may have it)") == true)
    #expect(try read("{ credential: chat }", in: folder, environment: systemd).isError)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a secret that this user may not read says so`() throws {
    let folder = try Folder()
    try folder.write(Self.canary, to: "credentials/chat", mode: 0)
    for value in ["{ credential: chat }", "{ file: credentials/chat }"] {
      let told = try read(value, in: folder).told
      #expect(told.first?.contains("may not be read by this user") == true)
    }
  }

  @Test(arguments: ["../dagpost.yaml", "/etc/passwd", "a/b", ".hidden", ".."])
  func `refuses a credential name that leads to another folder`(name: String) throws {
    let result = try read("{ credential: \(name) }", in: Folder())
    #expect(result.secret == nil)
    #expect(result.told.first?.contains("should be the name of a credential") == true)
  }

  // MARK: Files and variables

  @Test(arguments: [
    ("", ""), ("", "\n"), ("", "\r\n"), ("", "\n\n"), ("\u{FEFF}", ""), ("\u{FEFF}", " \r\n"), (" ", "\t "),
    ("\u{A0}", "\u{200B}\u{A0}\n"),
  ])
  func `removes a byte order mark, blanks and line ends around a secret`(before: String, after: String) throws {
    let folder = try Folder(["keys/chat": before + Self.canary + after])
    for value in ["{ file: keys/chat }", "{ credential: chat }"] {
      let systemd = ["CREDENTIALS_DIRECTORY": folder.path + "/keys"]
      let result = try read(value, in: folder, environment: systemd)
      #expect(result.secret == Self.canary)
      #expect(result.told == [])
    }
    #expect(
      try read("{ env: CHAT }", in: folder, environment: ["CHAT": before + Self.canary + after]).secret == Self.canary)
  }

  @Test func `a secret that PowerShell wrote is read`() throws {
    let folder = try Folder()
    let bytes: [UInt8] =
      [0xFF, 0xFE] + Array((Self.canary + "\r\n").utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try folder.write("", to: "chat")
    try Data(bytes).write(to: URL(filePath: folder.path + "/chat"))
    #expect(try read("{ file: chat }", in: folder).secret == Self.canary)
  }

  @Test(arguments: [
    ("\u{A0}", "a blank that is none (U+00A0)"), ("\u{200B}", "a character that nobody sees (U+200B)"),
    ("\n", "a line break"),
  ])
  func `names what stands inside a secret by mistake`(odd: String, expected: String) throws {
    let folder = try Folder(["chat": Self.canary + odd + "x"])
    let result = try read("{ file: chat }", in: folder)
    #expect(result.secret == Self.canary + odd + "x")
    #expect(!result.isError)
    #expect(
      result.told == [
        "dagpost.yaml:1:6: warning: key names chat, which has \(expected) in it; copy it anew, as plain text"
      ])
    try folder.write("“\(Self.canary)”\n", to: "chat")
    #expect(try read("{ file: chat }", in: folder).told.first?.contains("which has quotes around it") == true)
  }

  @Test func `a file that everybody can read is a warning`() throws {
    let folder = try Folder()
    try folder.write(Self.canary, to: "chat", mode: 0o604)
    let result = try read("{ file: chat }", in: folder)
    #expect(result.secret == Self.canary)
    #expect(
      result.told == [
        "dagpost.yaml:1:6: warning: key is in chat, which every user of this machine can read; chmod o= chat"
      ])
  }

  @Test func `an empty, large, binary or missing file is refused`() throws {
    let folder = try Folder(["empty": "\n", "large": String(repeating: "x", count: (64 << 10) + 1)])
    try Data([0xFF, 0x41]).write(to: URL(filePath: folder.path + "/binary"))
    let told = try ["empty", "large", "binary", "missing", "."].map { name in
      try read("{ file: \(name) }", in: folder).told.joined().split(separator: "key ").last.map(String.init) ?? ""
    }
    #expect(
      told == [
        "names empty, which is empty", "names large, which is larger than 64 KiB", "names binary, which is not text",
        "names missing, which does not exist; put the secret there, or name its file",
        "names ., which is not a regular file",
      ])
  }

  @Test func `reads a variable from the environment`() throws {
    let folder = try Folder()
    #expect(try read("{ env: CHAT }", in: folder, environment: ["CHAT": Self.canary]).secret == Self.canary)
    #expect(try read("{ env: CHAT }", in: folder, environment: ["CHAT": ""]).told.joined().contains("which is empty"))
    #expect(try read("{ env: CHAT }", in: folder).told.joined().contains("CHAT, which is not set"))
  }

  // MARK: Literals

  @Test(arguments: [
    // The mode, whether the group is our own, whether it is accepted.
    (0o600, true, true), (0o400, true, true), (0o640, true, true), (0o640, false, false), (0o604, true, false),
    (0o644, true, false), (0o660, false, false),
  ])
  func `a literal is accepted where nobody else can read it, with a warning`(
    mode: mode_t, ownGroup: Bool, accepted: Bool
  ) throws {
    let folder = try Folder()
    let result = try read(
      Self.canary, in: folder, mode: mode, user: 1000, group: ownGroup ? getegid() : getegid() + 1)
    #expect(result.secret == (accepted ? Self.canary : nil))
    #expect(result.isError == !accepted)
    #expect(result.told.count == 1)
    #expect(result.told.first?.contains("{ credential: NAME }") == true)
  }

  @Test func `accepts the file's group as the service's when run as root`() throws {
    let folder = try Folder()
    #expect(try read(Self.canary, in: folder, mode: 0o640, user: 0, group: getegid() + 1).secret == Self.canary)
    #expect(try read(Self.canary, in: folder, mode: 0o644, user: 0, group: getegid() + 1).secret == nil)
  }

  // MARK: Mistakes

  @Test(arguments: [
    "[\(canary)]", "{ credentail: chat }", "{ credential: chat, file: x }", "{ credential: [\(canary)] }", "{}", "~",
    "\"\"",
    "{ file: \"https://hooks.example/\(canary)\" }", "{ env: \"https://\(canary)\" }",
    "{ credential: \"a b \(canary)\" }",
    "{ \(canary) }",
  ])
  func `refuses a secret in a wrong form without repeating it`(value: String) throws {
    let result = try read(value, in: Folder())
    #expect(result.secret == nil)
    #expect(result.isError)
  }
}
