import Model

/// What a source reads about people, for the privacy report. It holds no secret, and of an address only the host.
package struct SourceDisclosure: Sendable {
  /// Where the source is read from.
  package enum Place: Sendable, Hashable {
    /// On this machine: the last part of a path, or the program.
    case file(String), folder(String), command(String)
    /// Scheme, host and port.
    case host(String)
  }

  package struct Kind: Sendable {
    package let kind: RecordKind
    package let fields: [PersonalField]
  }

  package let name: SourceName
  package let title: String
  package let system: String?
  package let places: [Place]
  package let kinds: [Kind]
  /// Kinds of items that are told as a number and read without an owner; nil for all kinds.
  package let counted: [String]?
  package let hidesTitles: Bool
  /// Labels and kinds of items that are not read.
  package let excluded: [String]
}

extension Source {
  /// - Parameter window: any window; the templates of paths and addresses need one.
  package func disclosure(_ window: Window) -> SourceDisclosure {
    let values = TemplateValues(parameters: parameters, window: window)
    var places: [SourceDisclosure.Place] = []
    var fields: [RecordKind: Set<PersonalField>] = [:]
    for request in requests {
      if let place = request.fetch.place(values), !places.contains(place) { places.append(place) }
      for kind in request.kinds { fields[kind, default: []].formUnion(personal(kind, request)) }
    }
    let kinds = RecordKind.allCases.compactMap { kind in
      fields[kind].map { found in
        SourceDisclosure.Kind(kind: kind, fields: PersonalField.all(of: kind).filter(found.contains))
      }
    }
    let counted: [String]? = if case .kinds(let kinds) = policy.counted { kinds } else { nil }
    return SourceDisclosure(
      name: name, title: title, system: system, places: places,
      kinds: kinds.filter { policy.reads($0.kind) }, counted: counted, hidesTitles: policy.hidesTitles,
      excluded: policy.excludedLabels + policy.excludedKinds)
  }

  /// The personal fields that a request may give of a kind: those that its jq program names, or all without one.
  private func personal(_ kind: RecordKind, _ request: RequestForm) -> [PersonalField] {
    PersonalField.all(of: kind).filter { field in
      if policy.hidesTitles, !field.isPerson { return false }
      if kind == .item, field == .owner, policy.counted == .all { return false }
      guard request.usesJQ, let program else { return true }
      return field.filledBy.contains { program.hasWord($0) }
    }
  }
}

extension SourcePolicy {
  /// Where titles are hidden, records that have nothing but a title are not read.
  fileprivate func reads(_ kind: RecordKind) -> Bool {
    switch kind {
    case .milestone, .decision, .note, .event: !hidesTitles
    case .item, .metric, .absence: true
    }
  }
}

extension RequestForm.Fetch {
  fileprivate func place(_ values: TemplateValues) -> SourceDisclosure.Place? {
    func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
    switch self {
    case .file(let path): return .file(last(path.text(values)))
    case .folder(let path), .maildir(let path): return .folder(last(path.text(values)))
    case .command(let form): return form.words.first.map { .command(last($0.text(values))) }
    case .get(let address, _): return Origin(address.address(values)).map { .host($0.description) }
    case .imap(let address, _, _):
      let text = address.text(values)
      guard let mark = text.firstRange(of: "://") else { return nil }
      let host = text[mark.upperBound...].prefix { !"/?#".contains($0) }.split(separator: "@").last ?? ""
      return .host("\(text[..<mark.upperBound])\(host)")
    }
  }
}

extension String {
  /// Whether the text has this as a whole word.
  fileprivate func hasWord(_ word: String) -> Bool {
    split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == word }
  }
}
