import Model

extension UntrustedText? {
  /// The text; nil also when it is there and empty.
  var given: UntrustedText? { flatMap { $0.isEmpty ? nil : $0 } }
}

extension UntrustedText {
  /// For comparing without regard to case.
  var folded: UntrustedText { UntrustedText(description.lowercased()) }
}
