import Config
import Foundation
import Model
import YAML

/// What is sent along with every request of a system or source.
struct HTTPForm: Sendable {
  enum Credentials: Sendable {
    case basic(login: Template, password: Template)
    case bearer(Template)
  }

  var headers: [(name: String, value: Template)] = []
  var credentials: Credentials?

  /// No headers and no credentials.
  static let plain = HTTPForm(nil, names: TemplateNames())

  /// Reads the `http:` group of a system file: `headers:`, and `login:` with `password:`, or `token:`.
  init(_ section: Section?, names: TemplateNames) {
    guard var section else { return }
    func template(_ key: String, _ group: inout Section) -> Template? {
      guard let text = group.template(key) else { return nil }
      do throws(TemplateProblem) {
        return try Template(text, names: names)
      } catch {
        group.report(error.reportedSentence, at: key)
        return nil
      }
    }
    if var group = section.section("headers") {
      for name in group.keys {
        if let value = template(name, &group) { headers.append((name, value)) }
      }
      group.finish()
    }
    let login = template("login", &section)
    let password = template("password", &section)
    if let login, let password {
      credentials = .basic(login: login, password: password)
    } else if section.has("login") != section.has("password") {
      section.report("has a login or a password without the other")
    }
    if let token = template("token", &section) {
      if credentials != nil { section.report("has a login and a token; it can only have one of them", at: "token") }
      credentials = .bearer(token)
    }
    section.finish()
  }

  /// The credentials of the header `Authorization: Basic` (RFC 7617).
  static func basic(_ login: String, _ password: String) -> String {
    Data("\(login):\(password)".utf8).base64EncodedString()
  }
}
