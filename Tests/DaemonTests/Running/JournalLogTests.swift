import Logging
import Synchronization
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

struct JournalLogTests {
  private func lines(withPriority: Bool = true, _ log: (Logger) -> Void) -> [String] {
    let written = Box()
    log(Logger(label: "test") { _ in JournalLog(withPriority: withPriority) { written.add($0) } })
    return written.all
  }

  private final class Box: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  @Test func `the priority is syslog's, and none is written at a terminal`() {
    let all = lines { log in
      log.critical("a")
      log.error("b")
      log.warning("c")
      log.notice("d")
      log.info("e")
      log.debug("f")
    }
    #expect(all == ["<2>a\n", "<3>b\n", "<4>c\n", "<5>d\n", "<6>e\n"])
    #expect(lines(withPriority: false) { $0.error("b") } == ["b\n"])
  }

  @Test func `no text forges a line, a priority or a colour`() {
    let all = lines { log in
      log.info("title \"x\n<3>forged\r\u{1b}[31mred\u{2028}\u{202e}desrever\u{0}\"", metadata: ["team": "a\nb=c d"])
    }
    #expect(
      all == [
        "<6>title \"x\\u{a}<3>forged\\u{d}\\u{1b}[31mred\\u{2028}\\u{202e}desrever\\u{0}\" team=\"a\\u{a}b=c d\"\n"
      ])
  }

  @Test func `a value is cut at four kilobytes`() {
    #expect(JournalLog.harmless(String(repeating: "é", count: 100_000)).utf8.count < 4_200)
  }
}
