/// One request as it came.
package struct LoopbackRequest: Sendable {
  package let method: String
  /// With the query.
  package let path: String
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]
  /// The connections of a server, counted from 1.
  package let connection: Int
  /// The requests on that connection, counted from 1.
  package let numberOnConnection: Int

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The first header of that name, without regard to case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a server does with a request.
package enum LoopbackReply: Sendable {
  /// A proper answer with its length; the connection stays open for the next request.
  case answer(status: Int, headers: [(String, String)] = [], body: [UInt8] = [])
  /// Exactly these bytes, then what follows.
  case bytes([UInt8], then: LoopbackEnding)
  /// The first bytes, and then the others over and over until the client goes.
  case endless(start: [UInt8], again: [UInt8])
  /// The first bytes, and then the others one by one, so many milliseconds apart; then the connection ends.
  case drip(start: [UInt8], slowly: [UInt8], milliseconds: Int32)
  /// Says nothing for so long, and then replies; nothing when the client has gone meanwhile.
  indirect case late(milliseconds: Int32, LoopbackReply)

  package static func answer(_ text: String, status: Int = 200, type: String = "text/plain") -> LoopbackReply {
    .answer(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
  }

  package static func text(_ text: String, then ending: LoopbackEnding) -> LoopbackReply {
    .bytes(Array(text.utf8), then: ending)
  }

  /// Reads the request and ends the connection.
  package static let hangUp = LoopbackReply.bytes([], then: .close)
  package static let reset = LoopbackReply.bytes([], then: .reset)
  /// Reads the request and says nothing for as long as the client stays.
  package static let silence = LoopbackReply.bytes([], then: .silence)
}

/// How much of a request a server reads before it replies.
package enum LoopbackReading: Sendable {
  case whole
  /// Its headers, and half of its body.
  case half
  case headers
  case nothing
}

package enum LoopbackEnding: Sendable {
  /// Ready for the next request.
  case keep
  case close
  /// Ends with RST: what the client had not read yet is lost.
  case reset
  /// Nothing more until the client goes.
  case silence
}
