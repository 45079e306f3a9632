import Foundation
import Model
import ServiceFixtures
import Services
import TestKit
import Testing

/// Text from outside goes through every service: nobody is mentioned, nothing is forged, no markup is broken.
@Suite struct HostileTextTests {
  @Test(arguments: servicesOverHTTP)
  func `the service takes it and nobody is mentioned`(name: String) throws {
    let service = try service(name)
    for raw in Updates.hostile {
      let refusal = try post(Updates.everywhere(raw), through: service, name).refusal
      #expect(refusal == nil, "\(raw.prefix(60).debugDescription): \(refusal ?? "")")
    }
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `nothing invisible drives a terminal, a log or the order of the text`(name: String) throws {
    let service = try service(name)
    let forbidden: Set<Unicode.Scalar> = [
      "\u{0}", "\u{7}", "\u{1B}", "\u{9B}", "\r", "\u{202E}", "\u{2066}", "\u{2028}",
    ]
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      #expect(!body.unicodeScalars.contains { forbidden.contains($0) }, "\(raw.prefix(60).debugDescription)")
      #expect(!["\\u0000", "\\u001b", "\\u009b", "\\u202e"].contains { body.contains($0) })
    }
  }

  @Test(arguments: ServiceCatalog.all.map { $0.name })
  func `right-to-left text is kept from reordering its neighbours`(name: String) throws {
    let line = Updates.line(.dash, "\(UntrustedText("שלום")) (4711)")
    let update = WordedUpdate(
      language: .en, title: "t", summary: "s", sections: [Updates.section(.done, [line])])
    #expect(try service(name).render(update, post: postID).text.contains("\u{2068}שלום\u{2069}"))
  }
}

/// The one frame that every line has, whatever stands in it: no text adds a line or takes one away.
func expectEachTextStaysOnItsLine(_ name: String, lineBreak: String = "\\n") throws {
  let service = try service(name)
  func count(_ raw: String) -> Int {
    service.render(Updates.everywhere(raw), post: postID).text.components(separatedBy: lineBreak).count
  }
  let plain = count("harmless")
  for raw in Updates.hostile where raw.count < 200 && !UntrustedText(raw).isEmpty {
    #expect(count(raw) == plain, "\(raw.debugDescription)")
  }
}

/// No markup of theirs is left in Markdown, and only our links are links.
///
/// - Parameter text: the Markdown in a body.
func expectOnlyOurMarkdown(_ name: String, in text: ([String: Any]) -> String?) throws {
  let service = try service(name)
  for raw in Updates.hostile {
    let body = service.render(Updates.everywhere(raw), post: postID).text
    let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    for line in try #require(text(object)).split(separator: "\n") {
      let bare = line.withoutEscapes
      let links = bare.components(separatedBy: "](").count - 1
      let ours = bare.components(separatedBy: "](https://desk.example.nl/").count - 1
      #expect(links == ours, "\(raw.prefix(60).debugDescription): \(line.prefix(200))")
      let words = bare.replacing("**", with: "")
      #expect(!words.contains { "*_~`|<>".contains($0) }, "\(raw.prefix(60).debugDescription): \(line.prefix(200))")
      #expect(bare.components(separatedBy: "**").count % 2 == 1, "bold is not closed: \(line.prefix(200))")
      #expect(!["#", "- ", "+ ", "> ", "1. "].contains { bare.hasPrefix($0) }, "\(line.prefix(200))")
    }
  }
}

extension Substring {
  /// What a Markdown parser would look at: every escaped character is a letter.
  fileprivate var withoutEscapes: String {
    var out = ""
    var escaped = false
    for character in unicodeScalars {
      if escaped {
        escaped = false
        out += "x"
      } else if character == "\\" {
        escaped = true
      } else {
        out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
