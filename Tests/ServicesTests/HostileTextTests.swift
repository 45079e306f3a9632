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

  /// The one frame that every line has, whatever stands in it: no text adds a line or takes one away.
  @Test(arguments: ["console", "mattermost", "matrix"])
  func `a text stays on its line`(name: String) throws {
    let service = try service(name)
    let plain = service.render(Updates.everywhere("harmless"), post: postID).text
    for raw in Updates.hostile where raw.count < 200 && !UntrustedText(raw).isEmpty {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      #expect(body.lineBreaks(as: name) == plain.lineBreaks(as: name), "\(raw.debugDescription)")
    }
  }

  @Test(arguments: ["discord", "mattermost"])
  func `no markup of theirs is left in Markdown, and only our links are links`(name: String) throws {
    let service = try service(name)
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      let embeds = object["embeds"] as? [[String: Any]]
      let text = (object["text"] ?? embeds?.first?["description"]) as? String ?? ""
      for line in text.split(separator: "\n") {
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

  @Test(arguments: ["slack", "slackbot"])
  func `Slack's parts are only texts and our own links`(name: String) throws {
    let service = try service(name)
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      let kinds = Set(body.matches(of: /"type":"([a-z_]+)"/).map { String($0.1) })
      #expect(kinds.isSubset(of: ["header", "plain_text", "rich_text", "rich_text_section", "text", "link"]))
      let urls = Set(body.matches(of: /"url":"([^"]*)"/).map { String($0.1) })
      #expect(urls.isSubset(of: ["https://desk.example.nl/4711?q=@here"]))
    }
  }

  @Test func `Teams' texts know no Markdown, and there is no list of mentions`() throws {
    let service = try service("teams")
    for raw in Updates.hostile {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      #expect(!body.contains("TextBlock\",\"text"), "a TextBlock parses Markdown")
      #expect(!body.contains("\"entities\":"))
    }
  }

  @Test func `Matrix's tags are ours alone, and both its texts say the same`() throws {
    let service = try service("matrix")
    func texts(_ raw: String) throws -> (plain: String, html: String) {
      let body = service.render(Updates.everywhere(raw), post: postID).text
      let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      return (try #require(object["body"] as? String), try #require(object["formatted_body"] as? String))
    }
    let ours = try texts("harmless").html.tags
    #expect(Set(ours) == ["<p>", "</p>", "<br>", "<strong>", "</strong>", "<a>", "</a>"])
    for raw in Updates.hostile where raw.count < 200 && !UntrustedText(raw).isEmpty {
      let (plain, html) = try texts(raw)
      #expect(html.tags == ours, "\(raw.debugDescription)")
      let read = html.replacing("</p><p>", with: "\n\n").replacing("<br>", with: "\n").replacing(/<[^>]*>/, with: "")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      #expect(plain == read, "\(raw.debugDescription)")
    }
  }

  @Test func `right-to-left text is kept from reordering its neighbours`() throws {
    let line = Updates.line(.dash, "\(UntrustedText("שלום")) (4711)")
    let update = WordedUpdate(
      language: .en, title: "t", summary: "s", sections: [Updates.section(.done, [line])])
    for name in ["console", "slack", "slackbot", "teams", "discord", "mattermost", "matrix"] {
      #expect(try service(name).render(update, post: postID).text.contains("\u{2068}שלום\u{2069}"), "\(name)")
    }
  }
}

extension String {
  /// The tags of an HTML text in their order, without what stands in them.
  fileprivate var tags: [String] { matches(of: /<(\/?[a-z0-9]*)[^>]*>/).map { "<\($0.1)>" } }

  fileprivate func lineBreaks(as name: String) -> Int {
    components(separatedBy: name == "console" ? "\n" : "\\n").count
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
