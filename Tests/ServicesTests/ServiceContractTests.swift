import Config
import Foundation
import HTTP
import Model
import ServiceFixtures
import Services
import TestKit
import Testing

/// What every service must do, over the whole catalog: a new one is tested by being in it.
@Suite struct ServiceContractTests {
  @Test func `the folder and the catalog name the same services`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Deliver/Services")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".swift") }
    let types = Set(ServiceCatalog.all.map { "\($0)" })
    for file in files.sorted() {
      let name = file.dropLast(".swift".count)
      #expect(
        types.contains("\(name)Service"),
        "Services/\(file) is not in ServiceCatalog.all — add \(name)Service.self.")
    }
    #expect(files.count == types.count)
    #expect(Set(ServiceCatalog.all.map { $0.name }).count == types.count, "two services have the same name")
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `names and descriptions are there to be read`(name: String) throws {
    let service = try kind(name)
    #expect(name.utf8.allSatisfy { (97...122).contains($0) })
    #expect(!service.title.isEmpty && !service.about.isEmpty && !service.about.contains("\n"))
    #expect(service.example.hasPrefix("service: \(name)"))
    #expect(service.settings.allSatisfy { !$0.key.isEmpty && !$0.about.isEmpty })
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `the example is accepted, and reads exactly the settings that are described`(name: String) throws {
    let kind = try kind(name)
    var entries = kind.example.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
    for setting in kind.settings where setting.required {
      #expect(entries.contains { $0.0 == setting.key }, "the example lacks \(setting.key)")
    }
    // In the file a secret is where it can be found, and a text may stand in quotes.
    let working = settings(of: name)
    entries = entries.map { entry in working.first { $0.0 == entry.0 } ?? entry }
    let made = makeService(name, entries.filter { $0.0 != "service" } + [("surely_unknown", "x")])
    #expect(made.service != nil)
    let sentences = made.problems.map(\.sentence)
    #expect(sentences.count == 1, "\(sentences)")
    let keys = (kind.settings + Channel.settings).map(\.key).sorted().joined(separator: ", ")
    #expect(sentences.first == "is not a known setting; known here: \(keys)")
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `a required setting that is missing is told, and no service is made`(name: String) throws {
    let kind = try kind(name)
    for setting in kind.settings where setting.required {
      let made = makeService(name, [])
      #expect(made.service == nil)
      #expect(made.problems.contains { $0.sentence.contains("is missing \"\(setting.key)\"") }, "\(made.problems)")
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `the key is nowhere but in the request`(name: String) throws {
    let service = try service(name)
    let body = service.render(Updates.dailyEnglish, post: postID)
    let sending = service.sending(body, post: postID)
    guard case .http(let request) = sending else {
      Issue.record("\(name) does not send over HTTP")
      return
    }
    let keys = request.headers.map { $0.value.reveal() }.joined(separator: " ")
    #expect((request.url.reveal() + keys).lowercased().contains("canary"))
    var dumped = ""
    dump(service, to: &dumped)
    dump(sending, to: &dumped)
    let shown = [
      "\(service)", String(reflecting: service), "\(sending)", String(reflecting: request), dumped, body.text,
    ]
    let echo = request.url.reveal() + " " + (request.url.reveal().removingPercentEncoding ?? "") + " " + keys
    let whys = [200, 301, 400, 401, 403, 404, 410, 413, 429, 500, 503].map { status in
      service.outcome(of: answer(status, echo, headers: [("Location", request.url.reveal())])).why
    }
    let failures = [HTTPFailure.notSent(echo), .noAnswer(echo)].map { service.outcome(of: .failure($0)).why }
    for text in shown + whys + failures { #expect(!text.lowercased().contains("canary"), "\(text)") }
  }

  /// What a service, or a proxy before it, sends back may end anywhere, also in the middle of the key.
  @Test(arguments: servicesOverHTTP)
  func `an echo that was cut shows no eight characters of the key`(name: String) throws {
    let service = try service(name)
    guard case .http(let request) = service.sending(service.render(Updates.dailyEnglish, post: postID), post: postID)
    else {
      Issue.record("\(name) does not send over HTTP")
      return
    }
    let url = request.url.reveal()
    let token = request.headers.first { $0.name == "Authorization" }?.value.reveal()
    let echo = token ?? url
    for cut in 0...echo.count {
      let piece = String(echo.dropLast(cut))
      let padded = String(repeating: "x ", count: max(0, (512 - piece.count) / 2)) + piece
      let json =
        #"{"id":"\#(piece)","errcode":"\#(piece)","error":{"code":"\#(piece)"},"event_id":"\#(piece)","ok":true}"#
      for body in [piece, padded, json, #"{"error":"\#(piece)"}"#] {
        for status in [200, 302, 400, 404, 429, 500, 503] {
          let outcome = service.outcome(of: answer(status, body, headers: [("Location", "https://\(piece).example/")]))
          let text = "\(outcome)".lowercased()
          let runs = ["canaryca", "anarycan", "narycana", "arycanar", "rycanary", "ycanaryc"]
          #expect(!runs.contains { text.contains($0) }, "\(name) \(status) \(cut): \(text)")
        }
      }
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `a request has UTF-8 JSON and one key: the address, or a token`(name: String) throws {
    let service = try service(name)
    let body = service.render(Updates.dailyDutch, post: postID)
    guard case .http(let request) = service.sending(body, post: postID) else {
      Issue.record("\(name) does not send over HTTP")
      return
    }
    #expect(request.method == (name == "matrix" ? .put : .post))
    #expect(request.body == Array(body.text.utf8))
    let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value.reveal() }
    #expect(headers["content-type"] == "application/json; charset=utf-8")
    #expect(headers["authorization"]?.hasPrefix("Bearer ") == (servicesWithToken.contains(name) ? true : nil))
    #expect(!request.access.allowsHTTP)
  }

  @Test(arguments: servicesOverHTTP)
  func `what is rendered, the service takes, and what it answers is delivered`(name: String) throws {
    let service = try service(name)
    for (example, update) in Updates.golden + [("endless", Updates.endless)] {
      let taken = try post(update, through: service, name)
      #expect(taken.refusal == nil, "\(example): \(taken.refusal ?? "")")
      let headers = taken.headers.map { (name: $0.key, value: $0.value) }
      let outcome = service.judge(answer(taken.status, taken.body, headers: headers))
      #expect(outcome.kind == (name == "teams" ? "accepted" : "delivered"), "\(outcome)")
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `an update with no words at all still has a notification`(name: String) throws {
    let nothing = WordedUpdate(language: .en, title: Words(), summary: Words(), sections: [])
    #expect(try post(nothing, through: service(name), name).refusal == nil)
  }
}

/// Renders, and hands the request to the service's own rules.
func post(_ update: WordedUpdate, through service: any Service, _ name: String) throws -> ChatAnswer {
  guard case .http(let request) = service.sending(service.render(update, post: postID), post: postID),
    let rules = ChatRules(rawValue: name)
  else { throw TestSetupError(description: "\(name) has no rules to be judged by") }
  let url = request.url.reveal()
  let target = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map { "/\($0)" } ?? "/"
  let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value.reveal() }
  for header in request.headers { if let mistake = header.mistake { throw TestSetupError(description: mistake) } }
  return rules.answer(
    ChatRequest(method: request.method.rawValue, target: target, headers: headers, body: request.body))
}
