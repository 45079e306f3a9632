/// The larger of the two counts that services use for "characters".
func units(_ text: String) -> Int { max(text.utf16.count, text.unicodeScalars.count) }

/// Why a message is refused.
struct ChatRefusal: Error {
  let why: String
  /// The service's own word for it, where it has one.
  var word = ""
  init(_ why: String, word: String = "") {
    self.why = why
    self.word = word
  }
}

/// Reads of a JSON object that say what is missing.
struct ChatObject {
  let fields: [String: Any]
  let place: String
  init(_ value: Any?, _ place: String) throws(ChatRefusal) {
    guard let fields = value as? [String: Any] else { throw ChatRefusal("\(place) is not an object") }
    self.fields = fields
    self.place = place
  }

  func has(_ key: String) -> Bool { fields[key] != nil }

  func text(_ key: String, _ range: ClosedRange<Int> = 1...Int.max) throws(ChatRefusal) -> String {
    guard let text = fields[key] as? String else { throw ChatRefusal("\(place).\(key) is missing or no text") }
    guard range.contains(units(text)) else {
      throw ChatRefusal(
        "\(place).\(key) has \(units(text)) characters, allowed are \(range.lowerBound) to \(range.upperBound)")
    }
    return text
  }

  func objects(_ key: String, _ range: ClosedRange<Int>) throws(ChatRefusal) -> [ChatObject] {
    guard let list = fields[key] as? [Any] else { throw ChatRefusal("\(place).\(key) is missing or no list") }
    guard range.contains(list.count) else {
      throw ChatRefusal(
        "\(place).\(key) has \(list.count) entries, allowed are \(range.lowerBound) to \(range.upperBound)")
    }
    var objects: [ChatObject] = []
    for (index, value) in list.enumerated() { objects.append(try ChatObject(value, "\(place).\(key)[\(index)]")) }
    return objects
  }

  func object(_ key: String) throws(ChatRefusal) -> ChatObject { try ChatObject(fields[key], "\(place).\(key)") }

  /// Refuses a key that the service does not know.
  func only(_ known: Set<String>) throws(ChatRefusal) {
    if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
      throw ChatRefusal("\(place).\(stranger) is not a known key")
    }
  }

  func link(_ key: String) throws(ChatRefusal) {
    let link = try text(key, 1...3_000)
    guard link.hasPrefix("https://") || link.hasPrefix("http://"), !link.contains(where: { " <>|\"".contains($0) })
    else {
      throw ChatRefusal("\(place).\(key) is not a web address")
    }
  }
}
