import JSON
import Model
import Testing

@testable import Collect

@Suite struct TaskListDecoderTests {
  private func tasks(_ text: String, people: [[String]] = []) -> [[String: JSONValue]] {
    guard case .list(let rows) = TaskListDecoder.decode(text, people: People(people)).value else { return [] }
    return rows.map(\.fields)
  }

  private func titles(_ text: String) -> [String] { tasks(text).map { $0["title"]?.words ?? "" } }
  private func states(_ text: String) -> [String] { tasks(text).map { $0["state"]?.words ?? "" } }
  private func problems(_ text: String, people: [[String]] = []) -> [RowProblem] {
    TaskListDecoder.decode(text, people: People(people)).problems
  }
  private func only(_ text: String, people: [[String]] = []) throws -> [String: JSONValue] {
    let tasks = tasks(text, people: people)
    try #require(tasks.count == 1)
    return tasks[0]
  }

  @Test func `tasks are known by their box, with any mark of a list and in a quotation`() {
    let text = """
      Intro
      - no task
      - [ ] one
      * [x] two
      + [X] three
      1. [ ] four
      2) [ ] five
      - [] six
      -[ ] seven
      - [x]eight
      • [ ] nine
      > - [ ] ten
      > > * [ ] eleven
      [ ] twelve
      a. [ ] thirteen
      ☐ fourteen
      - ✅ fifteen
      - TODO sixteen
      """
    #expect(
      titles(text) == [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen",
      ])
  }

  @Test func `a cross before the words is a task that was dropped`() {
    let text = "✗ een\n- ❌ twee\n✘ drie\n"
    #expect(titles(text) == ["een", "twee", "drie"])
    #expect(states(text) == ["dropped", "dropped", "dropped"])
  }

  @Test func `tags of TaskPaper name nobody, and block ids of Obsidian are not part of the title`() throws {
    let task = try only("- [ ] Kast @flag @Today ^abc123")
    #expect(task["title"]?.words == "Kast" && task["owner"] == nil)
    #expect(task["labels"] == .list([.text("flag"), .text("Today")]))
    #expect(try only("- [ ] Kast @Next", people: [["Next"]])["owner"]?.words == "Next")
    #expect(try only("- [ ] 2 ^3 blokken")["title"]?.words == "2 ^3 blokken")
  }

  @Test(arguments: [
    "Kast @Zoë en @Wil", "Kast @Zoë and @Wil", "Kast @Zoë & @Wil", "Kast @Zoë, @Wil", "Kast @Zoë/@Wil",
    "Kast @Zoë,@Wil",
    "Kast @Zoë en Wil",
  ])
  func `a second owner is read`(text: String) throws {
    let task = try only("- [ ] \(text) due:2026-12-02", people: [["Wil"]])
    #expect(task["title"]?.words == "Kast")
    #expect(task["people"] == .list([.text("Zoë"), .text("Wil")]))
  }

  @Test func `an unexplained day in a title is reported to the administrator`() {
    let found = problems(
      "- [ ] Kast - 2026-12-02\n- [ ] Muis 02-12-2026\n- [x] Rapport 2026-11-29 done:2026-11-30\n- [ ] IP 10.0.0.12")
    #expect(found.map(\.line) == [1, 2])
    #expect(found.allSatisfy { $0.fault == nil && $0.isPart && $0.sentence.contains("is read as no day") })
  }

  @Test func `unambiguous signs in a box are read, and others are reported with their line`() {
    let signs = ["x", "X", "v", "V", "✓", "✔", "✔️", "☑", "/", "-", "!", "<", "*", " ", "", "  "]
    let states = states(signs.map { "- [\($0)] a\n" }.joined())
    #expect(states.prefix(8).allSatisfy { $0 == "finished" })
    #expect(
      states.dropFirst(8) == ["active", "dropped", "planned", "planned", "planned", "planned", "planned", "planned"])
    let found = problems("- [ ] a\n- [>] Doorgeschoven due:2026-12-02\n- [?] Vraag\n- [~] b\n- [✗] c")
    #expect(found.map(\.line) == [2, 3, 4, 5])
    #expect(found.allSatisfy { $0.fault == .word })
    #expect(found[0].sentence.contains("Doorgeschoven") && found[0].sentence.contains("[>]") == false)
    #expect(found[0].sentence.contains("sign \">\""))
  }

  @Test func `links and footnotes are not read as boxes`() {
    let text = "- [x](https://x.nl) due\n- [1] a book\n- [A] an option\n[x]: https://x.nl\n- [ ](https://x.nl)"
    #expect(titles(text).isEmpty)
  }

  @Test func `tasks in code blocks and comments are not read`() {
    #expect(titles("```\n- [ ] a\n```\n<!-- - [ ] b -->\n<!--\n- [ ] c\n-->\n- [ ] d") == ["d"])
    #expect(
      titles("---\ndue: 2026-12-01\n---\n- [ ] a <!-- not b -->\n%% - [ ] c %%\n~~~~\n- [ ] d\n~~~\n~~~~\n- [ ] e") == [
        "a", "e",
      ])
    #expect(titles("---\n- [ ] a") == ["a"])
    let open = problems("- [ ] a\n```\n- [ ] b")
    #expect(open.map(\.line) == [2] && open[0].fault == .form)
    #expect(problems("- [ ] a\n<!--\n- [ ] b").map(\.line) == [2])
  }

  @Test func `settings, owners, labels and links are not part of the title`() throws {
    let task = try only(
      #"- [ ] See [the plan](https://wiki.example.nl/p_(1)) at 10:30, mail a@b.nl #mail #12 @"Fatima Jansen", doel:"alles veilig" voor:2026-12-01"#
    )
    #expect(task["title"] == .text("See the plan at 10:30, mail a@b.nl #12"))
    #expect(task["url"] == .text("https://wiki.example.nl/p_(1)"))
    #expect(task["owner"] == .text("Fatima Jansen"))
    #expect(task["labels"] == .list([.text("mail")]))
    #expect(task["goal"] == .text("alles veilig"))
    #expect(task["due"] == .text("2026-12-01"))
  }

  @Test func `a quotation mark that is never closed is an ordinary character`() throws {
    let task = try only(#"- [ ] Wifi goal:"half open @Joost due:2026-12-01"#)
    #expect(task["due"] == .text("2026-12-01"))
    #expect(task["owner"] == .text("Joost"))
  }

  @Test(arguments: [
    "due:2026-12-01.", "due:2026-12-01,", "(due:2026-12-01)", "due:2026-12-01;", "due: 2026-12-01", "Due:2026-12-01",
    "[due:: 2026-12-01]", "(due:: 2026-12-01)", "due:: 2026-12-01", "📅 2026-12-01", "📅2026-12-01", "🗓️ 2026-12-01",
    "⏳ 2026-12-01", "@due(2026-12-01)", "@{2026-12-01}", "{due 2026-12-01}", "{2026-12-01}",
    "DEADLINE: <2026-12-01 Tue>",
    "SCHEDULED: <2026-12-01 Tue 10:00>", "voor: 2026-12-01.", "**due:2026-12-01**", "[scheduled:: 2026-12-01]",
    "📅 2026-12-01 🔁 every week on Monday ⏫", "🔺 📅 2026-12-01 ➕ 2026-11-01", "@due(2026-12-01 16:00)",
  ])
  func `a due day is read in every spelling`(_ day: String) throws {
    let task = try only("- [ ] Kluis opruimen \(day)")
    #expect(task["due"] == .text("2026-12-01"))
    #expect(task["title"] == .text("Kluis opruimen"))
    #expect(problems("- [ ] Kluis opruimen \(day)") == [])
  }

  @Test func `other days and priorities of planners are read`() throws {
    let done = try only("- [x] Printer ✅ 2026-11-30 [created:: 2026-11-01]")
    #expect(
      [done["finished"], done["created"], done["title"]] == [
        .text("2026-11-30"), .text("2026-11-01"), .text("Printer"),
      ])
    let busy = try only("- [/] Mailboxen 🛫 2026-11-25 📅 2026-12-03 ⏳ 2026-12-02")
    #expect([busy["started"], busy["due"]] == [.text("2026-11-25"), .text("2026-12-03")])
    #expect(try only("- [ ] Later 🛫 2026-12-25")["started"] == nil)
    #expect(try only("- [-] Weg ❌ 2026-11-25")["title"] == .text("Weg"))
    #expect(try only("- [ ] Eerst 🔺 🆔 abc ⛔ def")["title"] == .text("Eerst"))
    #expect(try only("- [ ] Eerst 🔺")["top"] == .bool(true))
    #expect(try only("- [x] Klaar @done(2026-11-30 16:00)")["finished"] == .text("2026-11-30"))
    #expect(try only("- DONE Foo\n  SCHEDULED: <2026-12-02 Wed>")["due"] == .text("2026-12-02"))
    #expect(try only("- [x] Klus done:2026-11-30,")["finished"] == .text("2026-11-30"))
  }

  @Test(arguments: [
    ("due:morgen", "morgen"), ("due:1-12", "1-12"), ("due: morgen", "morgen"), ("📅 1-12-2026", "1-12-2026"),
    ("due: 01/12/2026", "01/12/2026"), ("[due:: morgen]", "morgen"),
  ])
  func `a day that cannot be read is kept, so that the record reader refuses it`(_ day: String, _ value: String) throws
  {
    #expect(try only("- [ ] Kluis \(day)")["due"] == .text(value))
  }

  @Test(arguments: [
    "deadline:2026-12-31", "~2026-12-01", "!2026-12-01", "@2026-12-01", "gereed=2026-12-01", "datum:1-12-2026",
    "📅 morgen",
  ])
  func `a day that is not read is reported with its line and title`(_ day: String) throws {
    let found = problems("# a\n- [ ] Kluis opruimen \(day)")
    #expect(found.map(\.line) == [2])
    #expect(found.map(\.fault) == [.date])
    #expect(found.first?.sentence.contains("Kluis opruimen") == true)
    #expect(try only("- [ ] Kluis opruimen \(day)")["owner"] == nil)
  }

  @Test func `a day behind means: is reported`() {
    #expect(problems("- [x] Kluis klaar:2026-11-30").map(\.fault) == [.date])
    #expect(problems("- [x] Kluis klaar:\"de la is leeg\"") == [])
  }

  @Test(arguments: [
    "⛔ Firewall dicht", "🏁 Oplevering", "🔁 Back-up draaien", "✅ controleren of het werkt", "➕ Extra scherm",
    "Kast ⛔ Niet aanraken",
  ])
  func `a decorating sign takes no word out of the title`(_ title: String) throws {
    #expect(try only("- [ ] \(title) due:2026-12-01")["title"] == .text(title))
  }

  @Test func `text between back-ticks or behind a backslash is not read as markup`() throws {
    let task = try only(##"- [ ] Leg `due:2026-01-01` en ``[ ] @x`` uit, \@here \#geen \[x\] due:2026-12-01"##)
    #expect(task["title"] == .text("Leg due:2026-01-01 en [ ] @x uit, @here #geen [x]"))
    #expect([task["due"], task["owner"], task["labels"]] == [.text("2026-12-01"), nil, nil])
    #expect(titles("`- [ ] a`\n- `[ ]` is een vakje") == [])
  }

  @Test(arguments: [
    (
      "[VLAN (netwerk)](https://w.nl/VLAN_(netwerk)) bijwerken", "VLAN (netwerk) bijwerken",
      "https://w.nl/VLAN_(netwerk)"
    ),
    ("![schets](schets.png) Kast B inrichten", "Kast B inrichten", nil),
    ("[![schets](s.png) kast](https://w.nl/k) B", "kast B", "https://w.nl/k"),
    (#"[a](https://w.nl/x "een titel") b"#, "a b", "https://w.nl/x"),
    ("[a](<https://w.nl/x y>) b", "a b", "https://w.nl/x y"),
    ("[a][1] b", "a b", "https://w.nl/1"), ("[Wiki][] b", "Wiki b", "https://w.nl/w"),
    ("[wiki] b", "wiki b", "https://w.nl/w"),
    ("[geen] b", "[geen] b", nil),
    ("[[Pagina|tekst]] en [[Beheer/Kast#Deur]]", "tekst en Beheer/Kast", nil), ("![[plaatje.png]] Kast", "Kast", nil),
    ("Zie <https://w.nl/x>", "Zie https://w.nl/x", nil),
    ("[a](https://w.nl/1), [b](https://w.nl/2)", "a, b", "https://w.nl/1"),
    ("**Firewall** _nu_ ~~niet~~ ==wel== bijwerken", "Firewall nu niet wel bijwerken", nil),
    ("2*3*4 in snake_case_naam", "2*3*4 in snake_case_naam", nil),
    ("x==1 en y==2", "x==1 en y==2", nil), ("2**3 en 4**5", "2**3 en 4**5", nil), ("**Fire**wall", "Firewall", nil),
    ("Kabels &amp; <b>kasten</b> a < b<br>c", "Kabels & kasten a < b c", nil),
    ("Vul <naam> in", "Vul <naam> in", nil), ("[a](x(b", "[a](x(b", nil), ("![schets](s.png)", "schets", nil),
    ("Kast – @Joost", "Kast", nil), ("(@Joost) Kast", "Kast", nil),
  ])
  func `links, pictures and emphasis are removed from the title`(_ text: String, _ title: String, _ url: String?) throws
  {
    let task = try only("[1]: https://w.nl/1\n[wiki]: <https://w.nl/w>\n- [ ] \(text)")
    #expect(task["title"] == .text(title))
    #expect(task["url"] == url.map(JSONValue.text))
  }

  @Test func `headings give the section and the same words twice are two tasks`() {
    let rows = tasks("# Plan\n- [ ] a\n## Later ##\n- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d")
    #expect(
      rows.map { $0["section"] } == [.text("Plan"), .text("Later"), .text("Later"), .text("Later"), .text("Later")])
    #expect(rows[0]["key"] != rows[1]["key"])
    #expect(rows.map { $0["parent"] } == [nil, nil, rows[1]["key"], rows[2]["key"], nil])
    #expect(rows[2]["sections"] == .list([.text("Plan"), .text("Later")]))
  }

  @Test func `lines that are underlined, bold or end in a colon are headings`() {
    let rows = tasks(
      "Plan\n====\n- [ ] a\n\nLater\n---\n- [ ] b\n**Besluiten**\n- [ ] c\nMijlpalen:\n- [ ] d\n##Nog\n- [ ] e")
    #expect(rows.map { $0["section"] } == ["Plan", "Later", "Later", "Later", "Nog"].map(JSONValue.text))
    #expect(rows[2]["sections"] == .list(["Plan", "Later", "Besluiten"].map(JSONValue.text)))
    #expect(rows[3]["sections"] == .list(["Plan", "Later", "Mijlpalen"].map(JSONValue.text)))
    #expect(tasks("## [✅ Mijlpalen](x)\n- [ ] a").map { $0["section"] } == [.text("✅ Mijlpalen")])
  }

  @Test func `occurrences of a repeating task are numbered by time, whatever their order`() {
    let (done, next) = ("- [x] Back-up testen 📅 2026-11-30 ✅ 2026-11-30\n", "- [ ] Back-up testen 📅 2026-12-07\n")
    let once = tasks("- [ ] Back-up testen 📅 2026-11-30\n").map { $0["key"] }
    let above = tasks(next + done), below = tasks(done + next)
    #expect(above.map { $0["key"] } == below.map { $0["key"] }.reversed())
    #expect(above[1]["key"] == once[0])
    #expect(above[0]["key"] != once[0])
  }

  @Test func `the same words in another file are another task`() {
    let key = { (list: String?) in
      if case .list(let rows) = TaskListDecoder.decode("- [ ] a", list: list).value {
        rows.first?.fields["key"]
      } else {
        JSONValue?.none
      }
    }
    #expect(key("a.md") != key("b.md"))
    #expect(key("a.md") != key(nil))
    #expect(key("a.md") == key("a.md"))
  }

  @Test func `an item without a box is a task when it has a day, and is reported otherwise`() {
    let text = "- [ ] a\n- Printer due:2026-12-01\n- Kast done:2026-11-30\n- Let op de deur\n  - bijzaak"
    #expect(titles(text) == ["a", "Printer", "Kast"])
    #expect(states(text) == ["planned", "planned", "finished"])
    let found = problems(text)
    #expect(found.map(\.line) == [4] && found.map(\.fault) == [nil])
    #expect(problems("- Printer vervangen\n- Kast").map(\.fault) == [.form, .form])
    #expect(problems("Hier staat ons werk.\n## Planning") == [])
  }

  @Test func `tables and lines without a box are reported where they may be work`() {
    let table = "| Taak | Wie | Wanneer |\n|---|:-:|---|\n| Kast | Joost | 2026-12-01 |\n| Kluis | Ravi | 1-12-2026 |\n"
    #expect(problems(table).map(\.line) == [3, 4])
    #expect(problems(table).allSatisfy { $0.fault == .form })
    #expect(problems("- [ ] a\n\n" + table).map(\.line) == [5, 6])
    #expect(problems("Taak | Wie\n---|---\nKast | Joost\n").map(\.fault) == [.form])
    #expect(problems("- [ ] a\n\nTaak | Wie\n---|---\nKast | Joost\n").map(\.fault) == [nil])
    #expect(problems("Kast inrichten due:2026-12-01").map(\.fault) == [.form])
    #expect(problems("| Taak | Wie |\n|-|-|\n| Kast | Joost |\n").map(\.line) == [3])
    #expect(problems("x 2026-11-30 Printer vervangen\nTODO kast").map(\.line) == [1, 2])
  }

  @Test func `a table without a rule is reported, too`() {
    let table = "| Taak | Wie |\n| Kast | Joost |\n| Kluis | Ravi due:2026-12-01 |\n"
    #expect(problems("# Plan\n" + "| Taak | Wie |\n| Kast | Joost |").map(\.line) == [2, 3])
    #expect(problems("| Kast | Joost |").map(\.fault) == [.form])
    #expect(problems(table).map(\.line).contains(3))
    #expect(problems("- [ ] a\n\n| Kast | Joost |\n").map(\.line) == [3])
    // Behind a blank line, a row is not part of the table above it.
    #expect(problems("| Taak |\n|---|\n| Kast |\n\n| Kluis |\n").map(\.line) == [3, 5])
    #expect(problems("|  |  |\n") == [])
  }

  @Test func `a tick or box sign begins a task without a bullet, too`() {
    #expect(
      tasks("✅ een\n✔ twee\n✓ drie\n✔️ vier\n🗹 vijf\n⬜ zes\n□ zeven").map {
        "\($0["state"]?.words ?? "") \($0["title"]?.words ?? "")"
      } == [
        "finished een", "finished twee", "finished drie", "finished vier", "finished vijf", "planned zes",
        "planned zeven",
      ])
    #expect(tasks("✅ Mijlpalen:\n- [ ] a").map { $0["sections"] } == [.list([.text("✅ Mijlpalen")])])
    #expect(titles("✅\n- [ ] a\n  ✅ 2026-11-30") == ["a"])
    #expect(tasks("- [x] a\n  ✅ 2026-11-30").map { $0["finished"] } == [.text("2026-11-30")])
  }

  @Test func `tasks between two lines of dashes are read`() {
    #expect(titles("---\n# Plan: week 48\n- [x] a\n* [/] b\n---\n- [ ] c") == ["a", "b", "c"])
    #expect(titles("---\nPlan: x\n- Kast due:2026-12-01\n---\n") == ["Kast"])
    #expect(titles("+++\ntitle = \"Plan\"\n+++\n- [ ] a") == ["a"])
    #expect(problems("+++\ntitle = \"Plan\"\n+++\n- [ ] a") == [])
  }

  @Test func `a fault in a task that is kept counts as partial, also on the line below it`() {
    for text in ["- [x] Kluis klaar:2026-11-30", "- [x] Kluis\n  klaar:2026-11-30", "- [ ] Kluis deadline:2026-12-01"] {
      #expect(problems(text).map(\.fault) == [.date], "\(text)")
      #expect(problems(text).map(\.isPart) == [true], "\(text)")
    }
    #expect(problems("- [?] Kluis").map(\.isPart) == [false])
  }

  @Test func `a mention takes all words of a known name`() throws {
    let people = [
      ["Jan van der Berg", "jvdberg", "Berg, Jan van der"], ["Marieke de Groot"], ["José Núñez"],
      ["Özgür", "ozgur@x.nl"],
    ]
    for (text, owner) in [
      ("Kast @Jan van der Berg due:2026-12-01", "Jan van der Berg"),
      ("Kast @Marieke de Groot, due:2026-12-01", "Marieke de Groot"),
      ("Kast @jvdberg.", "Jan van der Berg"), ("Kast @Berg, Jan van der", "Jan van der Berg"),
      ("Kast @jose\u{301} nun\u{303}ez", "José Núñez"), ("Kast @OZGÜR", "Özgür"),
      ("Kast @\"Jan van der Berg\"", "Jan van der Berg"),
      ("Kast @Piet van den Heuvel due:2026-12-01", "Piet van den Heuvel"), ("Kast @Piet van 't Hof", "Piet van 't Hof"),
      ("Kast @Piet de Jong.", "Piet de Jong"),
    ] {
      let task = try only("- [ ] \(text)", people: people)
      #expect(People(people).canonical(UntrustedText(task["owner"]?.words ?? "")).description == owner)
      #expect(task["title"] == .text("Kast"))
      #expect(problems("- [ ] \(text)", people: people) == [])
    }
  }

  @Test func `a name particle and a mention of a group name nobody`() throws {
    let van = problems("- [ ] Switch plaatsen @van der Berg due:2026-12-01")
    #expect(van.map(\.line) == [1] && van.map(\.fault) == [nil])
    #expect(try only("- [ ] Switch plaatsen @van der Berg")["owner"] == nil)
    #expect(try only("- [ ] Switch plaatsen @van der Berg")["title"] == .text("Switch plaatsen van der Berg"))
    for all in ["@here", "@channel,", "@all", "@everyone", "@iedereen", "@team", "<!here>", "<!subteam^S01|@beheer>"] {
      let text = "- [ ] \(all) storing oplossen"
      #expect(try only(text)["owner"] == nil)
      #expect(try only(text)["title"] == .text("storing oplossen"))
      #expect(problems(text).map(\.fault) == [nil])
    }
    for (text, title) in [
      ("Meld je bij @iedereen", "Meld je bij iedereen"), ("Vraag @team, en dan sluiten", "Vraag team, en dan sluiten"),
      ("Foto (@iedereen) maken", "Foto (iedereen) maken"),
    ] {
      #expect(try only("- [ ] \(text)")["title"] == .text(title))
      #expect(try only("- [ ] \(text)")["owner"] == nil)
    }
    let unsure = "- [ ] @Ravi de Printer vervangen"
    #expect(try only(unsure)["owner"] == .text("Ravi"))
    #expect(problems(unsure).map(\.fault) == [nil])
  }

  @Test func `hostile lines take bounded time`() {
    let length = 100_000
    for piece in [
      "[", "](", "[a](", "`", "` `` ", "<", "<!--", "<b ", "*", "@", "[[", "(", "{", "🔁 ", "\\", "_a", "~~",
    ] {
      let line = String(repeating: piece, count: length / piece.count)
      #expect(tasks("- [ ] a \(line)").count <= 1)
    }
    #expect(tasks(String(repeating: "- [ ] a\n", count: 20_000)).count == 20_000)
  }
}

extension JSONValue {
  /// The text of a value.
  fileprivate var words: String? { if case .text(let text) = self { text } else { nil } }
}
