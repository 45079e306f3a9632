import Services

/// A service's own rules as its documentation gives them, written without a look at how we render: an independent judge.
package protocol StandIn: ServiceFixture {
  /// - Parameter number: counts the messages so far, for services that give each an id.
  static func answer(_ request: ChatRequest, number: Int) -> ChatAnswer
}

/// The stand-in of a service, by the service's name.
package struct ChatRules: Sendable, Hashable {
  package let name: String
  private let standIn: any StandIn.Type

  private init?(_ service: any Service.Type) {
    guard let standIn = service.fixture as? any StandIn.Type else { return nil }
    name = service.name
    self.standIn = standIn
  }

  /// In the order of the catalog.
  package static let all = ServiceCatalog.all.compactMap { ChatRules($0) }

  package init?(_ name: String) {
    guard let rules = ChatRules.all.first(where: { $0.name == name }) else { return nil }
    self = rules
  }

  /// The service whose addresses begin like this: `/name/…`.
  package init?(path: String) {
    guard let first = path.split(separator: "/").first else { return nil }
    self.init(String(first))
  }

  package func answer(_ request: ChatRequest, number: Int = 1) -> ChatAnswer {
    standIn.answer(request, number: number)
  }

  /// The service with a memory, where its channels can be read.
  package func room(seconds: @escaping @Sendable () -> Int) -> (any ChatRoom)? {
    (standIn as? any ReadableStandIn.Type)?.room(seconds: seconds)
  }

  package static func == (one: ChatRules, other: ChatRules) -> Bool { one.name == other.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A service whose channels can be read.
package protocol ReadableStandIn: StandIn {
  /// - Parameter seconds: the time by the service's clock.
  static func room(seconds: @escaping @Sendable () -> Int) -> any ChatRoom
}

/// A service that remembers what was posted, also when the answer is lost on the way back.
package protocol ChatRoom: Sendable {
  var messages: [ChatMessage] { get }
  /// Takes away the right to read, or gives it back.
  func letRead(_ canRead: Bool)
  /// How our sentence names that right when it is missing.
  var missingRight: String { get }
  func answer(_ request: ChatRequest) -> ChatAnswer
}

package struct ChatMessage: Sendable {
  /// What the service calls it.
  package let reference: String
  package let channel: String
  /// As JSONBody, with what people do not see.
  package let text: String
}
