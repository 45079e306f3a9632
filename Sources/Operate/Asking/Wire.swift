import Foundation

/// Requests and replies as JSON on the daemon's socket: `{"pause": {…}}`, and `{"answer": …}` or `{"refused": {…}}`.
package enum Wire {
  package static func bytes<R: Request>(_ request: R) -> [UInt8]? { encode([R.name: request]) }

  /// Nil for what is no request among these types, or has other fields.
  package static func request(from bytes: [UInt8], among types: [any Request.Type]) -> (any Request)? {
    types.lazy.compactMap { decode($0, named: $0.name, from: bytes) }.first
  }

  package static func bytes<A: RequestAnswer>(_ answer: A) -> [UInt8]? { encode(["answer": answer]) }
  package static func bytes(refusal: Refusal) -> [UInt8]? { encode(["refused": refusal]) }

  package static func reply<A: RequestAnswer>(_ type: A.Type, from bytes: [UInt8]) -> Result<A, Refusal>? {
    decode(type, named: "answer", from: bytes).map { .success($0) }
      ?? decode(Refusal.self, named: "refused", from: bytes).map { .failure($0) }
  }

  private static func encode(_ value: some Encodable) -> [UInt8]? {
    (try? JSONEncoder().encode(value)).map { [UInt8]($0) }
  }

  private static func decode<T: Decodable>(_ type: T.Type, named name: String, from bytes: [UInt8]) -> T? {
    (try? JSONDecoder().decode([String: T].self, from: Data(bytes)))?[name]
  }
}
