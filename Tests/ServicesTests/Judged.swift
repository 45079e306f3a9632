import Model
import ServiceFixtures
import Services
import Testing

/// An answer of a service, and the class of its outcome.
typealias Said = (status: Int, body: String, kind: String)

/// That a service's own words are understood.
func expectUnderstood(_ name: String, _ said: Said) throws {
  #expect(try service(name).judge(answer(said.status, said.body)).kind == said.kind)
}

/// What a service's stand-in says to a body.
func standInAnswer(_ name: String, _ body: String) throws -> ChatAnswer {
  let body = PostBody(contentType: "application/json", text: body)
  return try #require(ChatRules(name)).answer(ChatRequest(httpRequest(of: service(name), body)))
}

/// The same part many times, between commas.
func many(_ part: String, _ count: Int) -> String { Array(repeating: part, count: count).joined(separator: ",") }
func long(_ count: Int) -> String { String(repeating: "x", count: count) }
