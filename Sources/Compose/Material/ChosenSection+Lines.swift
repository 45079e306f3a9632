import Model

extension [ChosenSection] {
  func lines(of kind: SectionKind) -> [ChosenLine] { first { $0.kind == kind }?.lines ?? [] }

  /// All that is told to come with a day, in the order of the lines.
  var planned: [(planned: Planned, record: RecordKey)] {
    (lines(of: .trouble) + lines(of: .next) + lines(of: .ahead)).flatMap { line in
      let planned: [Planned] =
        switch line.fact {
        case .planned(let planned): [planned]
        case .moreDeadlines(let list), .alsoPlanned(let list): list
        default: []
        }
      return zip(planned, line.records).map { ($0, $1) }
    }
  }
}
