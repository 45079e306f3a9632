import Foundation
import Model
import ServiceFixtures
import Services
import Testing

@Suite struct GoldenBodyTests {
  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `an update looks as recorded`(name: String) throws {
    let service = try service(name)
    for (example, update) in Updates.golden {
      let body = service.render(update, post: postID)
      guard body.contentType.hasPrefix("application/json") else {
        try expectGolden(body.text, of: service, "\(name)-\(example).txt")
        continue
      }
      // The golden file is indented for people; the body itself has no white space to lose.
      try expectGolden(indented(body.text), of: service, "\(name)-\(example).json")
      let again = indented(body.text).split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
      #expect(again.count - body.text.count == body.text.keyCount, "white space between the parts of the JSON")
    }
  }
}

extension String {
  /// `indented` adds a space after the colon of every key.
  fileprivate var keyCount: Int {
    func count(_ value: Any) -> Int {
      if let object = value as? [String: Any] { return object.count + object.values.map(count).reduce(0, +) }
      if let list = value as? [Any] { return list.map(count).reduce(0, +) }
      return 0
    }
    return count((try? JSONSerialization.jsonObject(with: Data(utf8))) as Any)
  }
}
