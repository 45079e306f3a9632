import ServiceFixtures

/// What the command line asks for.
struct ReceiverOptions {
  enum Trouble: Equatable {
    /// Reads the post and never answers.
    case hang
    case status(Int)
  }

  /// 0 is a free one.
  var port = 0
  /// Where each post is appended as one line of JSON.
  var log: String?
  var troubles: [ChatRules: Trouble] = [:]
  /// How many posts of a service meet its trouble; after that all is well.
  var times = Int.max

  init(_ arguments: [String]) throws(ReceiverUsage) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      if flag == "--help" { throw ReceiverUsage(mistake: nil) }
      guard let value = rest.popFirst() else { throw ReceiverUsage(mistake: "\(flag) needs a value") }
      switch flag {
      case "--port": port = try ReceiverOptions.number(value, flag)
      case "--log": log = value
      case "--times": times = try ReceiverOptions.number(value, flag)
      case "--hang": troubles[try ReceiverOptions.service(value)] = .hang
      case "--status":
        let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw ReceiverUsage(mistake: "--status \(value) should be SERVICE=CODE") }
        troubles[try ReceiverOptions.service(parts[0])] = .status(try ReceiverOptions.number(parts[1], flag))
      default: throw ReceiverUsage(mistake: "\(flag) is not known")
      }
    }
  }

  private static func number(_ text: String, _ flag: String) throws(ReceiverUsage) -> Int {
    guard let number = Int(text), number >= 0 else {
      throw ReceiverUsage(mistake: "\(flag) \(text) should be a number")
    }
    return number
  }

  private static func service(_ text: String) throws(ReceiverUsage) -> ChatRules {
    guard let service = ChatRules(text) else { throw ReceiverUsage(mistake: "\(text) is no service") }
    return service
  }
}

struct ReceiverUsage: Error, CustomStringConvertible {
  let mistake: String?
  var isHelp: Bool { mistake == nil }

  var description: String {
    let services = ChatRules.all.map(\.name).joined(separator: ", ")
    let usage = """
      usage: receiver [--port N] [--log FILE] [--hang SERVICE] [--status SERVICE=CODE] [--times N]
        Takes posts at /SERVICE/… on 127.0.0.1, for SERVICE in \(services).
        --port    the port; a free one when left out, told in the first line
        --log     append each post to this file as one line of JSON
        --hang    read this service's posts and never answer
        --status  answer this service's posts with this code
        --times   only the first N posts of a service meet --hang or --status
      """
    return mistake.map { "receiver: \($0)\n\(usage)" } ?? usage
  }
}
