import Foundation
import Model
import ServiceFixtures
import Services
import TestKit
import Testing

@Suite struct FittingTests {
  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `an endless update is cut: title, deadline and failed source stay, the last lines go`(name: String) throws {
    let body = try service(name).render(Updates.endless, post: postID).text
    #expect(body.utf8.count <= (try kind(name).fixture.mostBytes))
    #expect(body.contains("daily update, Tuesday 24 November"))
    #expect(body.contains("Redmine could not be read"))
    #expect(body.contains("real deadline: Wi-Fi survey"))
    #expect(body.contains("number 1: "))
    #expect(!body.contains("number 400: "))
    #expect(!body.contains("The last line."))
    #expect(body.contains("… +"), "the reader is told that there was more")
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `nothing is cut that fits`(name: String) throws {
    for (_, update) in Updates.golden {
      #expect(!(try service(name).render(update, post: postID).text.contains("…")))
    }
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `an endless title and endless deadlines end, too`(name: String) throws {
    let long = UntrustedText(String(repeating: "👩‍👩‍👧‍👦@<", count: 100))
    let lines = (1...30).map { _ in Updates.line(.alert, "\(long)") }
    let update = WordedUpdate(
      language: .en, title: "\(long)", summary: "\(long)",
      sections: [Updates.section(.warnings, lines), Updates.section(.next, "\(long)", lines)])
    let body = try service(name).render(update, post: postID).text
    #expect(body.utf8.count <= (try kind(name).fixture.mostBytes))
    if ChatRules(name) != nil { #expect(try post(update, through: service(name), name).refusal == nil) }
  }
}
