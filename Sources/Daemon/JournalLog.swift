import Collect
import Glibc
import Logging

/// Log lines for the journal: `<6>message key=value`. The number is the syslog priority; at a terminal it is left out.
///
/// Values come from files, servers and people. So control characters are escaped, to keep a value from forging a second line or
/// controlling a terminal, and a value is cut at 4 KiB.
package struct JournalLog: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level = .info
  private let withPriority: Bool
  private let write: @Sendable (String) -> Void

  package init(withPriority: Bool, write: @escaping @Sendable (String) -> Void = JournalLog.toStandardError) {
    self.withPriority = withPriority
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var line = withPriority ? "<\(event.level.syslogPriority)>" : ""
    line += JournalLog.harmless("\(event.message)")
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      let text = JournalLog.harmless("\(value)")
      line += " \(key)=" + (text.contains(" ") || text.isEmpty ? "\"\(text)\"" : text)
    }
    write(line + "\n")
  }

  /// The text with control and other invisible characters as `\u{…}`, cut at 4 KiB.
  package static func harmless(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if safe.utf8.count > 4096 { return safe + "…" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// One write(2) for each line, so that lines of several threads do not mix.
  @Sendable package static func toStandardError(_ line: String) {
    let bytes = Array(line.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}

extension Logger.Level {
  /// The priorities of sd-daemon(3): 3 error, 4 warning, 5 notice, 6 info, 7 debug.
  fileprivate var syslogPriority: Int {
    switch self {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}
