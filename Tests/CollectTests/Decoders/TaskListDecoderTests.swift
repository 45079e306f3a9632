import Testing

@testable import Collect

@Suite struct TaskListDecoderTests {
  private func tasks(_ text: String) -> [[String: Value]] {
    guard case .list(let rows) = TaskListDecoder.decode(text).value else { return [] }
    return rows.map(\.fields)
  }

  private func titles(_ text: String) -> [Value?] { tasks(text).map { $0["title"] } }

  @Test func `only tasks count, with any mark of a list`() {
    #expect(
      titles(
        "Intro\n- no task\n- [ ] one\n* [x] two\n+ [X] three\n1. [ ] four\n2) [ ] five\n- [] six\n-[ ] seven\n- [?] eight"
      )
        == [.text("one"), .text("two"), .text("three"), .text("four"), .text("five")])
  }

  @Test func `what stands in a code block or a comment is no work`() {
    #expect(titles("```\n- [ ] a\n```\n<!-- - [ ] b -->\n<!--\n- [ ] c\n-->\n- [ ] d") == [.text("d")])
  }

  @Test func `settings, owners, labels and links are taken out of the title`() throws {
    let task = try #require(
      tasks(
        #"- [ ] See [the plan](https://wiki.example.nl/p_(1)) at 10:30, mail a@b.nl #mail #12 @"Fatima Jansen", doel:"alles veilig" voor:2026-12-01"#
      ).first)
    #expect(task["title"] == .text("See the plan) at 10:30, mail a@b.nl #12"))
    #expect(task["url"] == .text("https://wiki.example.nl/p_(1"))
    #expect(task["owner"] == .text("Fatima Jansen"))
    #expect(task["labels"] == .list([.text("mail")]))
    #expect(task["goal"] == .text("alles veilig"))
    #expect(task["due"] == .text("2026-12-01"))
  }

  @Test func `a quote that never closes swallows nothing`() throws {
    let task = try #require(tasks(#"- [ ] Wifi goal:"half open @Joost due:2026-12-01"#).first)
    #expect(task["due"] == .text("2026-12-01"))
    #expect(task["owner"] == .text("Joost"))
  }

  @Test func `headings give the section and the same words twice are two tasks`() {
    let rows = tasks("# Plan\n- [ ] a\n## Later ##\n- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d")
    #expect(
      rows.map { $0["section"] } == [.text("Plan"), .text("Later"), .text("Later"), .text("Later"), .text("Later")])
    #expect(rows[0]["key"] != rows[1]["key"])
    #expect(rows.map { $0["parent"] } == [nil, nil, rows[1]["key"], rows[2]["key"], nil])
  }
}
