import HTTP
import Model

extension Source {
  /// What of the files that it reads on this machine is not understood; nothing where whoever asks may not read them, as the service
  /// itself may, and nothing of commands, mailboxes, the network and jq, which `check` leaves alone.
  public func look(window: Window) async -> [String] {
    guard readsFilesOnly, program == nil else { return [] }
    let reader = SourceReader(
      source: self, window: window, http: NoNetwork(), mailboxes: CurlMailboxes(), worker: JQWorker(executable: ""),
      pause: .zero)
    return await reader.look()
  }

  private var readsFilesOnly: Bool {
    requests.allSatisfy { request in
      switch request.fetch {
      case .file, .folder: true
      case .command, .get, .maildir, .imap: false
      }
    }
  }
}

private struct NoNetwork: HTTPClient {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> { .failure(.notSent("this only looks")) }
}
