/// All requests that there are: one command, one line.
package enum Requests {
  package static let all: [any Request.Type] = [
    TriggerRequest.self, PreviewRequest.self, StatusRequest.self, NoteRequest.self, ForgetRequest.self,
    OutboxRequest.self, PostRequest.self, OrderRequest.self, PauseRequest.self, SkipRequest.self, ResumeRequest.self,
    BelieveClockRequest.self, LedgerBackupRequest.self, LedgerCheckRequest.self, LedgerPruneRequest.self,
    HistoryRequest.self, ExplainRequest.self,
  ]

  /// What came over the daemon's socket; nil for what is no request, or one of another version.
  package static func read(_ bytes: [UInt8]) -> (any Request)? { Wire.request(from: bytes, among: all) }
}
