import Model

extension GatheredRecords {
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

  /// A request for what came in, or one for a whole list that shows open work and since when it is there.
  private var asksForNew: Bool {
    source.requests.contains { $0.keep == .created }
      || source.requests.contains { $0.kinds.contains(.item) && !$0.dependsOnTime }
        && records.contains { if case .item(let item) = $0 { item.state.isOpen && item.created != nil } else { false } }
  }
}
