import Foundation
import ServiceFixtures
import Synchronization
import TestKit

/// Judges each post by its service's rules and writes it down before it is answered.
final class Receiver: Sendable {
  private let options: ReceiverOptions
  private let log: FileHandle?
  private let counts = Mutex<[ChatRules: Int]>([:])
  private let messages = Mutex<Set<String>>([])

  init(_ options: ReceiverOptions) throws {
    self.options = options
    log = try options.log.map { path in
      let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }
  }

  func reply(to request: LoopbackRequest) -> LoopbackReply {
    guard let service = ChatRules(path: request.path) else {
      return .answer("there is no such service here\n", status: 404)
    }
    return counts.withLock { counts in
      counts[service, default: 0] += 1
      let number = counts[service] ?? 1
      switch number <= options.times ? options.troubles[service] : nil {
      case .hang:
        note(request, service, status: nil, refusal: "no answer was given")
        return .silence
      case .status(let status):
        note(request, service, status: status, refusal: "told to answer \(status)")
        return .answer("told to\n", status: status)
      case nil:
        let answer = service.answer(ChatRequest(request), number: number)
        let isKnown = answer.message.map { message in !messages.withLock { $0.insert(message).inserted } } ?? false
        note(request, service, status: answer.status, refusal: answer.refusal, isKnown: isKnown)
        return .answer(answer)
      }
    }
  }

  private func note(
    _ request: LoopbackRequest, _ service: ChatRules, status: Int?, refusal: String?, isKnown: Bool = false
  ) {
    let arrival = Arrival(
      service: service.name, path: request.path, status: status, accepted: refusal == nil, known: isKnown,
      why: refusal,
      body: request.text)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let line = try? encoder.encode(arrival) { log?.write(line + Data("\n".utf8)) }
    say(
      "\(service.name) \(status.map(String.init) ?? "-") \(refusal.map { "refused: \($0)" } ?? (isKnown ? "known" : "taken"))"
    )
  }
}

/// One line of the log.
private struct Arrival: Encodable {
  let service: String
  let path: String
  /// Nil when no answer was given.
  let status: Int?
  let accepted: Bool
  /// Taken, and shown before: readers see nothing new.
  let known: Bool
  let why: String?
  let body: String
}
