import Model
import YAML

/// Typed reads. Each reports what is wrong, and returns nil or a harmless value so that reading goes on.
extension Section {
  /// Text; nil when the key is absent.
  package mutating func text(_ key: String) -> String? { plain(key, hint: "; give it one, or remove it") }

  /// Text that is required. When it is not there, that is reported and the text is empty.
  package mutating func requiredText(_ key: String, example: String) -> String {
    let hint = ", for example \(shown(key)): \(example)"
    guard has(key) else {
      _ = node(key)
      report("is missing \"\(known: shown(key))\"\(known: hint)")
      return ""
    }
    return plain(key, hint: hint) ?? ""
  }

  private mutating func plain(_ key: String, hint: String) -> String? {
    guard let text = text(key, hint: hint), let place = entries[key]?.entry.value.location else { return nil }
    return withoutBraces(text, at: place, of: key)
  }

  mutating func text(_ key: String, hint: String) -> String? {
    switch node(key) {
    case nil: return nil
    case .scalar(let text, _): return text
    case .empty(let place):
      // The value is what remained of a tag or an alias, which was reported at this place.
      if !problems.hasMistake(at: place) { report("has no value\(known: hint)", at: key) }
    case .some(let other): report("should be text, not \(other.nature)", at: key)
    }
    return nil
  }

  /// One of a type's words; nil when the key is absent, and after a mistake.
  ///
  /// - Parameters:
  ///   - choices: the allowed words, in the order in which the sentence lists them, with their values.
  ///   - meant: other words, in small letters, with the choice that they suggest: `["dutch": "nl"]`.
  package mutating func choice<T>(_ key: String, _ choices: [(String, T)], meant: [String: String] = [:]) -> T? {
    guard let text = text(key) else { return nil }
    if let match = choices.first(where: { $0.0 == text }) { return match.1 }
    let words = choices.map(\.0)
    let hint = meant[text.lowercased()].map(didYouMean) ?? suggestion(for: text, among: words)
    report("is \"\(text)\"; it should be \(known: orList(words))\(known: hint)", at: key)
    return nil
  }

  /// A value that `parse` understands; nil when the key is absent, and after a mistake.
  ///
  /// - Parameters:
  ///   - expected: completes the sentence "it should be …".
  ///   - guess: the value that an invalid text probably stands for.
  package mutating func value<T>(
    _ key: String, expected: String, guess: (String) -> String? = { _ in nil }, _ parse: (String) -> T?
  ) -> T? {
    guard let text = text(key) else { return nil }
    if let value = parse(text) { return value }
    report("is \"\(text)\"; it should be \(known: expected)\(known: guess(text).map(didYouMean) ?? "")", at: key)
    return nil
  }

  /// A day in the form `YYYY-MM-DD`.
  mutating func day(_ key: String, expected: String) -> CivilDate? {
    value(key, expected: expected, guess: { CivilDate(dayFirst: $0)?.description }) { CivilDate($0) }
  }

  package mutating func flag(_ key: String) -> Bool? { choice(key, [("true", true), ("false", false)]) }

  package mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      Int($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  package mutating func number(_ key: String) -> Double? {
    func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
    if let written = scalar(key), number(written) == nil, written.contains(",") {
      let meant = written.replacing(",", with: ".")
      if number(meant) != nil {
        _ = node(key)
        report("is \"\(written)\"; a number has a point, not a comma: \(meant)", at: key)
        return nil
      }
    }
    return value(key, expected: "a number, for example 7.5", number)
  }

  /// A list of texts. A single text counts as a list of one.
  package mutating func texts(_ key: String) -> [String]? { locatedTexts(key)?.map(\.text) }

  /// A list of texts, each with its place for sentences about it.
  package mutating func locatedTexts(_ key: String) -> [(text: String, location: Location)]? {
    nodes(key)?.map { (withoutBraces($0.text, at: $0.location, of: key), $0.location) }
  }

  mutating func nodes(_ key: String) -> [(text: String, location: Location)]? {
    guard let node = node(key) else { return nil }
    switch node {
    case .scalar(let text, let place): return [(text, place)]
    case .empty: return []
    case .mapping:
      report("should be a list, not a group of settings", at: key)
      return nil
    case .list(let items, _):
      return items.compactMap { item in
        if case .scalar(let text, let place) = item { return (text, place) }
        problems.add(
          Problem(at: item.location, path: join(key), "should be a list of texts; this entry is \(item.nature)"))
        return nil
      }
    }
  }

  /// A list of days. A single one counts as a list of one.
  package mutating func dates(_ key: String) -> [CivilDate]? {
    guard let texts = locatedTexts(key) else { return nil }
    return texts.compactMap { text, place in
      let date = CivilDate(text)
      if date == nil {
        let hint = CivilDate(dayFirst: text).map { didYouMean($0.description) } ?? ""
        problems.add(
          Problem(
            at: place, path: join(key),
            "has \"\(text)\"; it should be a day that exists, for example 2026-11-12\(known: hint)"))
      }
      return date
    }
  }

  /// Days of the week. `phrases` are words that may stand in the place of the list, but not in it.
  mutating func weekdays(_ key: String, phrases: [String] = []) -> Set<Weekday>? {
    guard let words = locatedTexts(key) else { return nil }
    let choices = Weekday.allCases.map(\.word)
    let wrong = words.filter { Weekday(word: $0.text) == nil }
    let meant = words.compactMap { Weekday(word: $0.text) ?? Weekday(inDutch: $0.text) }
    if wrong.count > 1, meant.count == words.count {
      // A list that is entirely in Dutch is reported as one mistake.
      let list = meant.map(\.word).joined(separator: ", ")
      problems.add(
        Problem(
          at: wrong[0].location, path: join(key),
          "has \(andList(wrong.map { "\"\($0.text)\"" })); a day is \(known: orList(choices)) (did you mean [\(known: list)]?)"
        ))
    } else {
      for (word, place) in wrong {
        let hint =
          phrases.contains(word)
          ? "; these words stand alone, without brackets"
          : Weekday(inDutch: word).map { didYouMean($0.word) }
            ?? suggestion(for: String(word.lowercased().prefix(3)), among: choices)
        problems.add(
          Problem(at: place, path: join(key), "has \"\(word)\"; a day is \(known: orList(choices))\(known: hint)"))
      }
    }
    if words.isEmpty { report("names no day; use some of \(known: orList(choices))", at: key) }
    let days = Set(words.compactMap { Weekday(word: $0.text) })
    return days.isEmpty ? nil : days
  }

  /// A group inside this one; nil when it is absent.
  package mutating func section(_ key: String) -> Section? {
    guard let node = node(key) else { return nil }
    var inner = Section(
      node, path: join(key), problems: problems, secrets: secrets, restricted: restricted, location: location(of: key))
    if restricted, entries[key]?.inherited == true {
      inner.entries = inner.entries.mapValues { Placed(entry: $0.entry, group: $0.group, inherited: true) }
    }
    return inner
  }

  /// A secret: `{ credential: NAME }`, `{ file: PATH }`, `{ env: NAME }`, or a literal in a file that only its owner
  /// can read. Nil when the key is absent, or when the secret is not available, which is reported.
  package mutating func secret(_ key: String) -> Secret? {
    if case .scalar(let text, let place)? = entries[key]?.entry.value, Self.holdsPlace(text) {
      reportUnfilled("{{ … }}", at: place, of: key)
    }
    return secretTemplate(key)
  }

  /// A secret that may hold placeholders where it is written out.
  package mutating func secretTemplate(_ key: String) -> Secret? {
    guard let node = node(key) else { return nil }
    return secret(from: node, inherited: entries[key]?.inherited == true, path: join(key))
  }

  /// A secret that is not the value of a key, such as one in a list.
  func secret(from node: Node, inherited: Bool, path: String) -> Secret? {
    if restricted, let refusal = restrictedSecret(node, inherited: inherited) {
      problems.add(Problem(at: node.location, path: path, Sentence(known: refusal)))
      return nil
    }
    return secrets.secret(from: node, path: path, problems: problems)
  }

  private func restrictedSecret(_ node: Node, inherited: Bool) -> String? {
    let file = location.file
    if inherited {
      return
        "is a shared secret, which \(file) may not use: the file does not belong to root or may be written by others"
    }
    guard case .mapping = node else { return nil }
    return "may not name a credential, file or variable: \(file) does not belong to root or may be written by others"
  }

  /// A secret that is required.
  package mutating func requiredSecret(_ key: String) -> Secret? {
    guard has(key) else {
      _ = node(key)
      report("is missing \"\(known: shown(key))\", for example \(known: shown(key)): { credential: NAME }")
      return nil
    }
    return secret(key)
  }
}
