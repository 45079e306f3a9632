import Model

extension GatheredRecords {
  /// What may be concluded from a record that is missing; see `Completeness`.
  var completeness: Completeness {
    var completeness = Completeness(complete: report.refused == 0)
    for request in source.requests {
      switch request.gone {
      case .vanished: completeness.listed.formUnion(request.kinds)
      case .finished: completeness.goneIsFinished.formUnion(request.kinds)
      case nil: break
      }
    }
    completeness.created = asksForNew
    return completeness
  }

  /// Whether "none came in" may be told: a request asked for new items, or a whole list shows open items with the day
  /// they were created.
  private var asksForNew: Bool {
    source.requests.contains { $0.keep == .created }
      || source.requests.contains { $0.kinds.contains(.item) && !$0.dependsOnTime }
        && records.contains { if case .item(let item) = $0 { item.state.isOpen && item.created != nil } else { false } }
  }
}
