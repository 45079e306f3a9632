import Testing
import YAML

@Suite struct YAMLReaderTests {
  /// The tree as one line of text, with `∅` for empty values.
  private func tree(_ node: Node?) -> String {
    switch node {
    case nil: "nil"
    case .scalar(let text, _): "\"\(text)\""
    case .empty: "∅"
    case .list(let items, _): "[" + items.map { tree($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries, _):
      "{" + entries.map { "\($0.key): \(tree($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private func read(_ text: String) -> (tree: String, problems: [String]) {
    let problems = Mistakes()
    let node = YAMLReader.read(text, file: "a.yaml", problems: problems)
    return (tree(node), problems.sorted.map(\.description))
  }

  @Test(arguments: [
    ("a: 16:30", #"{a: "16:30"}"#), ("a: NO", #"{a: "NO"}"#), ("a: on", #"{a: "on"}"#), ("a: 0x10", #"{a: "0x10"}"#),
    ("a: 1_000", #"{a: "1_000"}"#), ("a: 2026-12-24", #"{a: "2026-12-24"}"#), ("a: null", #"{a: "null"}"#),
    ("a: ~", "{a: ∅}"), ("a:", "{a: ∅}"), (#"a: "~""#, #"{a: "~"}"#), (#"a: """#, #"{a: ""}"#), ("a: ''", #"{a: ""}"#),
    ("a: |\n  x\n  y\n", "{a: \"x\ny\n\"}"), ("- a\n- [b, c]\n- {d: e}", #"["a", ["b", "c"], {d: "e"}]"#),
    ("", "∅"), ("# only a comment\n", "∅"), ("---\na: b\n...\n", #"{a: "b"}"#), ("\u{FEFF}a: b", #"{a: "b"}"#),
    ("a: één 🎉", #"{a: "één 🎉"}"#), ("a: b # c", #"{a: "b"}"#), ("on: yes", #"{on: "yes"}"#),
  ])
  func `every scalar is text, and only nothing and a bare tilde are empty`(text: String, expected: String) {
    let result = read(text)
    #expect(result.tree == expected)
    #expect(result.problems == [])
  }

  @Test func `lines and columns count from one, in characters of Unicode`() throws {
    let node = try #require(YAMLReader.read("a:\n  één: twee\n  b: [x, y]\n", file: "f", problems: Mistakes()))
    guard case .mapping(let outer, let start) = node, case .mapping(let inner, let place) = outer[0].value,
      case .list(let items, _) = inner[1].value
    else { throw Unexpected() }
    #expect(start.description == "f:1:1")
    #expect(place.description == "f:2:3")
    #expect(inner[0].keyLocation.description == "f:2:3")
    #expect(inner[0].value.location.description == "f:2:8")
    #expect(items.map(\.location.description) == ["f:3:7", "f:3:10"])
  }
  private struct Unexpected: Error {}

  @Test func `all duplicate keys are reported, and the first of each is kept`() {
    let result = read("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\nlist: [{d: 1, d: 2}]\n")
    #expect(result.tree == #"{a: "1", b: {c: "1"}, list: [{d: "1"}]}"#)
    #expect(
      result.problems == [
        "a.yaml:2:11: b.c is written twice (first on line 2); keep one",
        "a.yaml:3:1: a is written twice (first on line 1); keep one",
        "a.yaml:4:1: a is written twice (first on line 1); keep one",
        "a.yaml:5:15: list.d is written twice (first on line 5); keep one",
      ])
  }

  @Test func `refuses anchors, aliases and tags without quoting them`() {
    let result = read(
      "a: &canary1 x\nb: *canary1\nc: !canary2 y\nd: !!int 5\ne: &canary3 {f: &canary4 [z]}\n<<: *canary3\n")
    #expect(
      result.problems.map { $0.prefix { $0 != ";" } } == [
        "a.yaml:1:4: a has an anchor (&)", "a.yaml:2:4: b is an alias (*)", "a.yaml:3:4: c has a tag (!)",
        "a.yaml:4:4: d has a tag (!)", "a.yaml:5:4: e has an anchor (&)", "a.yaml:5:17: e.f has an anchor (&)",
        "a.yaml:6:5: << is an alias (*)",
      ])
    #expect(!result.problems.joined().contains("canary"))
  }

  @Test func `reports a bomb of aliases without expanding it`() {
    let lines = (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
    let result = read("a0: &a0 x\n" + lines.joined(separator: "\n"))
    #expect(result.problems.count == 61 + 240)
  }

  @Test func `a second document is refused where it begins`() {
    let result = read("a: 1\n---\nb: 2\n")
    #expect(result.problems == ["a.yaml:2:1: a second document begins here; one file holds one: remove the \"---\""])
  }

  @Test func `more than thirty-two levels are refused, and what follows is still read`() {
    let deep = "a: " + String(repeating: "[", count: 31) + String(repeating: "]", count: 31) + "\n"
    #expect(read(deep).problems == [])
    let deeper = "x: {y: " + String(repeating: "[", count: 31) + String(repeating: "]", count: 31) + "}\nb: 1\nb: 2\n"
    #expect(
      read(deeper).problems == [
        "a.yaml:1:38: x.y is 33 levels deep; 32 is the limit",
        "a.yaml:3:1: b is written twice (first on line 2); keep one",
      ])
    #expect(read(String(repeating: "- ", count: 900)).problems.count == 1)
  }

  @Test func `a million levels cost no more than a thousand`() {
    #expect(
      read(String(repeating: "[", count: 1_000_000)).problems == ["a.yaml:1:33: is 33 levels deep; 32 is the limit"])
  }

  @Test func `a file that is too large is not looked into`() {
    let problems = Mistakes()
    let bytes = [UInt8](repeating: 0x20, count: YAMLReader.sizeLimit + 1)
    #expect(YAMLReader.read(bytes, file: "a.yaml", problems: problems) == nil)
    #expect(problems.sorted.map(\.description) == ["a.yaml:1:1: the file has 16 MiB; 16 MiB is the most it may have"])
  }

  @Test func `text that is not UTF-8 is refused at the byte`() {
    let problems = Mistakes()
    let node = YAMLReader.read(Array("a: b\nc: d".utf8) + [0xE9, 0x0A], file: "a.yaml", problems: problems)
    #expect(node == nil)
    #expect(
      problems.sorted.map(\.description) == [
        "a.yaml:2:5: this is not UTF-8 text; save the file as UTF-8 (not as Windows-1252 or ANSI)"
      ])
  }

  @Test func `a name that is not text is refused`() {
    let result = read("a: {{ name }}\n? [x]\n: y\n~: z\nb: 1\nb: 2\n")
    #expect(
      result.problems.map { $0.prefix { $0 != ";" } } == [
        "a.yaml:1:5: a has a name that is no text", "a.yaml:2:3: has a name that is no text",
        "a.yaml:4:1: has a name that is no text", "a.yaml:6:1: b is written twice (first on line 5)",
      ])
  }

  @Test(arguments: [
    ("a: b: c", "1:5: this is not valid YAML: a name with \":\" cannot stand here"),
    (
      "a:\n\t- b",
      "2:1: this is not valid YAML: a tab stands in the indentation of this line; indent with spaces, not tabs"
    ),
    ("a: [b, c", "1:4: this is not valid YAML: a list in [ ] is not closed, or a comma is missing"),
    ("a: [b, c\nd: e\n", "1:4: this is not valid YAML: a list in [ ] is not closed, or a comma is missing"),
    ("a: {b: c", "1:4: this is not valid YAML: a group in { } is not closed, or a comma is missing"),
    ("x: 1\na: [{b: c]\n", "2:5: this is not valid YAML: a group in { } is not closed"),
    ("a: \"b", "1:4: this is not valid YAML: the quote that opens here is not closed"),
    ("a: 1\nb: \"c\nd: e\n", "2:4: this is not valid YAML: the quote that opens here is not closed"),
    ("a: [#b]\n", "1:5: this is not valid YAML: # begins a comment here, so the [ before it is not closed; put quotes"),
    ("a: [b, #c]\n", "1:8: this is not valid YAML: # begins a comment here, so the [ before it is not closed"),
    ("a: { b: #c }\n", "1:9: this is not valid YAML: # begins a comment here, so the { before it is not closed"),
    ("a: [b,,c]", "1:7: this is not valid YAML: a value is missing here; two commas in a row"),
    (
      "a:\n  b: c\n d: e",
      "3:2: this is not valid YAML: this line does not belong to the lines above it (it began on line 1)"
    ),
    (
      "a:\n  b: c\n\u{A0}\u{A0}d: e\n  f: g\n",
      "3:1: this is not valid YAML: this line begins with blanks that are none (U+00A0"
    ),
    (
      "a:\n  b:\u{A0}c\n  d: e\n",
      "2:1: this is not valid YAML: what stands behind the \":\" on this line looks like a blank"
    ),
    ("a: @b", "1:4: this is not valid YAML: a value cannot begin with @; put quotes around it"),
    ("a: `b`", "1:4: this is not valid YAML: a value cannot begin with `; put quotes around it"),
    ("a: %b", "1:4: this is not valid YAML: a value cannot begin with %; put quotes around it"),
    ("a: *.csv", "a value cannot begin with *, which means something else in YAML; put quotes around it"),
    ("a: !\"x\" b", "a value cannot begin with !, which means something else in YAML; put quotes around it"),
    ("a: !x!y b", "a value cannot begin with !, which means something else in YAML"),
    ("a\nb: c", "2:2: this is not valid YAML: a name with \":\" cannot stand here"),
    ("a: b\nc\n", "3:1: this is not valid YAML: a name without \":\" (it began on line 2)"),
    ("a: b\nzone:Europe\nc: d\n", "a space is missing behind the \":\""),
    ("a:\n  - b\n  -c\n  - d\n", "a space is missing behind the \"-\""),
    ("a:\n  - x\n  – y\n", "– (U+2013) makes no list, write an ordinary - and a space"),
    ("a: “b: c”\n", "“ is no quote to YAML, write \" or '"),
    ("a: \"\\q\"", "1:5: this is not valid YAML: an unknown escape after a backslash"),
    ("a: \"C:\\x\"", "an unknown escape after a backslash"),
    ("é: 1\nb: é\u{1}", "2:5: this is not valid YAML: a control character stands here"),
    ("a: - b", "1:4: this is not valid YAML: a list item (\"- \") cannot stand here"),
  ])
  func `a syntax error is a plain sentence at its place`(text: String, expected: String) {
    let problems = read(text).problems
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  @Test func `reads a byte order mark and UTF-16`() {
    #expect(read("\u{FEFF}a: b\nc: d\n").tree == #"{a: "b", c: "d"}"#)
    let problems = Mistakes()
    let bytes: [UInt8] = [0xFF, 0xFE] + Array("a: é\r\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(tree(YAMLReader.read(bytes, file: "a.yaml", problems: problems)) == #"{a: "é"}"#)
    #expect(problems.all.isEmpty)
  }

  @Test func `removes invisible characters at the ends of a text`() {
    let result = read("language: nl\u{A0}\n\u{200B}zone\u{A0}: \u{200B}x\u{200B}\n")
    #expect(result.tree == #"{language: "nl", zone: "x"}"#)
    #expect(result.problems == [])
    #expect(read("command: [git,\u{A0}log, sh\u{200B}ow]\n").tree == #"{command: ["git", "log", "show"]}"#)
  }

  @Test func `warns about valid YAML that looks like something else, and refuses it where it moves a name`() {
    #expect(
      read("a: #room\nb: # later\nc:\n  - #x\n").problems.map { $0.prefix(60) } == [
        "a.yaml:1:1: warning: a has no value: # begins a comment; put",
        "a.yaml:4:4: warning: c has no value: # begins a comment; put",
      ])
    #expect(
      read("a:\n  – b\n").problems.first?.contains("warning: a begins with – (U+2013), which makes no list") == true)
    #expect(
      read("a:\n  b:\u{A0}c\n").problems.first?.contains("warning: a has a \":\" with a blank behind it that is none")
        == true)
    #expect(read("a: b\n\u{A0}c: d\n").problems.first?.hasPrefix("a.yaml:2:1:") == true)
  }

  @Test func `reads a text full of odd characters in linear time`() {
    let many = String(repeating: "- [#a\u{A0}\n", count: 20_000)
    #expect(read(many).problems.count >= 1)
    let empties = "a:\n" + String(repeating: "  - #b\n", count: 20_000)
    #expect(read(empties).problems.count <= 101)
  }
}

/// The mistakes of one file, all of them told with what they quote.
private final class Mistakes: ProblemList {
  private(set) var all: [Problem] = []
  var sorted: [Problem] { all.sorted { ($0.location, $0.sentence) < ($1.location, $1.sentence) } }
  func add(_ problem: Problem) { all.append(problem) }
  func quotes(_ file: String) -> Bool { true }
}
