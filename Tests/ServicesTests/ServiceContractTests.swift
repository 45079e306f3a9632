import Config
import Foundation
import HTTP
import Model
import ServiceFixtures
import Services
import TestKit
import Testing
import YAML

/// What every service must do, over the whole catalog: a new one is tested by being in it.
@Suite struct ServiceContractTests {
  @Test func `the folder and the catalog name the same services`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Sources/Services").path())
    let found = files.filter { $0.contains("/") && $0.hasSuffix("Service.swift") }.sorted()
    let types = Set(ServiceCatalog.all.map { "\($0)" })
    for file in found {
      let type = file.split(separator: "/")[1].dropLast(".swift".count)
      #expect(types.contains(String(type)), "\(file) is not in ServiceCatalog.all — add \(type).self.")
    }
    #expect(found.count == types.count)
    #expect(Set(ServiceCatalog.all.map { $0.name }).count == types.count, "two services have the same name")
    for folder in Set(found.map { $0.split(separator: "/")[0] }) {
      let tests = root.appending(path: "Tests/ServicesTests/\(folder)").path()
      #expect(FileManager.default.fileExists(atPath: tests), "Sources/Services/\(folder) has no folder \(tests)")
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `each has a stand-in that judges its posts`(name: String) {
    #expect(ChatRules(name) != nil, "let the fixture of \(name) be a StandIn, in Tests/ServiceFixtures")
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
    let working = try settings(of: name)
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
    let request = try httpRequest(of: service, body)
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
    let request = try httpRequest(of: service, service.render(Updates.dailyEnglish, post: postID))
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
    let request = try httpRequest(of: service, body)
    let fixture = try kind(name).fixture
    #expect(request.method == fixture.method)
    #expect(request.body == Array(body.text.utf8))
    let headers = request.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value.reveal() }
    #expect(headers["content-type"] == "application/json; charset=utf-8")
    #expect(headers["authorization"]?.hasPrefix("Bearer ") == (fixture.hasToken ? true : nil))
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
      #expect(outcome.kind == (try kindOfTaken(name)), "\(outcome)")
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `what is not JSONBody, or does not say so, its stand-in refuses`(name: String) throws {
    let service = try service(name)
    let rules = try #require(ChatRules(name))
    let body = service.render(Updates.quietDutch, post: postID).text
    func isTaken(_ body: String, as type: String) throws -> Bool {
      try rules.answer(ChatRequest(httpRequest(of: service, PostBody(contentType: type, text: body)))).accepted
    }
    #expect(try isTaken(body, as: "application/json"))
    for type in ["", "text/plain", "application/x-www-form-urlencoded"] { #expect(try !isTaken(body, as: type)) }
    for broken in ["", "[]", "null", String(body.dropLast()), body + "x"] {
      #expect(try !isTaken(broken, as: "application/json"))
    }
  }

  @Test(arguments: servicesOverHTTP)
  func `an update with no words at all still has a notification`(name: String) throws {
    let nothing = WordedUpdate(language: .en, title: Words(), summary: Words(), sections: [])
    #expect(try post(nothing, through: service(name), name).refusal == nil)
  }
}

/// A service says that it has a post, or only that it took it.
func kindOfTaken(_ name: String) throws -> String {
  let accepts =
    if case .delivered(confirmed: false, _) = try kind(name).fixture.outcome(ofBare: 200) { true } else { false }
  return accepts ? "accepted" : "delivered"
}

/// Renders, and hands the request to the service's own rules.
func post(_ update: WordedUpdate, through service: any Service, _ name: String) throws -> ChatAnswer {
  let request = try httpRequest(of: service, service.render(update, post: postID))
  guard let rules = ChatRules(name) else { throw TestSetupError(description: "\(name) has no rules to be judged by") }
  for header in request.headers { if let mistake = header.mistake { throw TestSetupError(description: mistake) } }
  return rules.answer(ChatRequest(request))
}
