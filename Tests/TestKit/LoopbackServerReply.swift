/// One request as it came.
package struct LoopbackRequest: Sendable {
  package let method: String
  /// The path with its query.
  package let path: String
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]
  /// The number of the connection, counted from 1 for each server.
  package let connection: Int
  /// The number of the request on its connection, counted from 1.
  package let numberOnConnection: Int

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The first header of that name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a server does with a request.
package enum LoopbackReply: Sendable {
  /// A regular answer with its length. The connection stays open for the next request.
  case answer(status: Int, headers: [(String, String)] = [], body: [UInt8] = [])
  /// Exactly these bytes, and then the ending.
  case bytes([UInt8], then: LoopbackEnding)
  /// The first bytes, and then the others again and again until the client leaves.
  case endless(start: [UInt8], again: [UInt8])
  /// The first bytes, and then the others one by one, with so many milliseconds between them. Then the connection ends.
  case drip(start: [UInt8], slowly: [UInt8], milliseconds: Int32)
  /// Nothing for so many milliseconds, and then the reply; no reply when the client has left meanwhile.
  indirect case late(milliseconds: Int32, LoopbackReply)

  package static func answer(_ text: String, status: Int = 200, type: String = "text/plain") -> LoopbackReply {
    .answer(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
  }

  package static func text(_ text: String, then ending: LoopbackEnding) -> LoopbackReply {
    .bytes(Array(text.utf8), then: ending)
  }

  /// Reads the request and closes the connection.
  package static let hangUp = LoopbackReply.bytes([], then: .close)
  package static let reset = LoopbackReply.bytes([], then: .reset)
  /// Reads the request and sends nothing for as long as the client stays.
  package static let silence = LoopbackReply.bytes([], then: .silence)
}

/// How much of a request a server reads before it replies.
package enum LoopbackReading: Sendable {
  case whole
  /// The headers and half of the body.
  case half
  case headers
  case nothing
}

package enum LoopbackEnding: Sendable {
  /// The connection is ready for the next request.
  case keep
  case close
  /// The connection ends with RST, so what the client has not read yet is lost.
  case reset
  /// Nothing more is sent until the client leaves.
  case silence
}
