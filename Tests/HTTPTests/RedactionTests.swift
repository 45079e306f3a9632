import Foundation
import HTTP
import Model
import Testing

struct RedactionTests {
  /// Made-up keys of the lengths and alphabets that services use; the same ones each time.
  static let secrets: [String] = {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabets = ["abcdefghijklmnopqrstuvwxyz0123456789", "ABCdefGHI012-_", "xyzXYZ/+=&?%2F "].map { Array($0) }
    return (0..<60).map { index in
      String((0..<(8 + next(60))).map { _ in alphabets[index % 3][next(alphabets[index % 3].count)] })
    }
  }()

  private func holds(_ text: String, aRunOf secret: String) -> Bool {
    let text = Array(text.lowercased().utf8), secret = Array(secret.lowercased().utf8)
    guard secret.count >= Redaction.run, text.count >= Redaction.run else { return false }
    let runs = Set((0...(secret.count - Redaction.run)).map { Array(secret[$0..<$0 + Redaction.run]) })
    return (0...(text.count - Redaction.run)).contains { runs.contains(Array(text[$0..<$0 + Redaction.run])) }
  }

  @Test func `removes every run of eight characters of a secret that is cut at either end`() {
    for secret in Self.secrets {
      let redaction = Redaction([Secret(secret)])
      for cut in 0...secret.count {
        for piece in [String(secret.prefix(cut)), String(secret.dropFirst(cut))] {
          let clean = redaction.clean("the key \(piece) is unknown")
          #expect(!holds(clean, aRunOf: secret))
          #expect(clean.hasPrefix("the"))
        }
      }
    }
  }

  @Test func `finds a secret in every encoding`() {
    for secret in Self.secrets {
      let redaction = Redaction([Secret(secret)])
      let bytes = Array(secret.utf8)
      let percent = bytes.map { String(format: "%%%02X", $0) }.joined()
      let unicode = bytes.map { String(format: "\\u%04x", $0) }.joined()
      let html = bytes.map { "&#\($0);" }.joined()
      let written = [
        secret.uppercased(), secret.lowercased(), secret.replacing("/", with: "\\/"), percent,
        percent.replacing("%", with: "%25"), unicode, html,
        secret.replacing("&", with: "&amp;"),
        secret.map { "\($0)\n" }.joined(), secret.map { "\($0) " }.joined(),
      ]
      for text in written where secret.filter({ $0 != " " }).count >= Redaction.run {
        let clean = redaction.clean("at \(text) end")
        #expect(clean.contains("<secret>"), "\(text)")
        #expect(clean.utf8.count < 60, "\(clean)")
      }
    }
  }

  @Test(arguments: ["", "x", "yz", "dagpost:", "a login:"])
  func `finds a secret in base64 whatever stands before it`(before: String) {
    let secret = "s3cr3t-t0k3n-of-the-desk"
    let redaction = Redaction([Secret(secret)])
    let text = Data((before + secret).utf8).base64EncodedString()
    let clean = redaction.clean("Authorization: Basic \(text)")
    #expect(clean.hasPrefix("Authorization: Basic"))
    #expect(clean.contains("<secret>"))
    #expect(clean.utf8.count < 60, "\(clean)")
  }

  @Test func `leaves a text without a secret unchanged`() {
    let redaction = Redaction([Secret("T0CANARY0/B0CANARY0/canaryCANARYcanary"), Secret("geheim")])
    let text = "https://chat.example.org/services/… answered 404: no_service, “één & meer” 100% C:\\new &copy;"
    #expect(redaction.clean(text) == text)
    #expect(redaction.clean("het is GEHEIM!") == "het is <secret>!")
    #expect(redaction.clean("") == "")
    #expect(Redaction.none.clean("anything at all") == "anything at all")
  }

  @Test func `does not print the secrets it holds`() {
    var dumped = ""
    let redaction = Redaction([Secret("canary-canary")])
    dump(redaction, to: &dumped)
    #expect("\(redaction) \(String(reflecting: redaction)) \(dumped)".contains("canary") == false)
  }
}
