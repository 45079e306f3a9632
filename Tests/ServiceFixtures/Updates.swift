import Model

/// Updates as readers would get them, and as an enemy would write them.
package enum Updates {
  package static func line(_ mark: LineMark, _ words: Words) -> WordedLine { WordedLine(mark: mark, words: words) }

  package static func section(_ kind: SectionKind, _ lines: [WordedLine]) -> WordedSection {
    WordedSection(kind: kind, heading: nil, inline: false, lines: lines)
  }

  package static func section(
    _ kind: SectionKind, _ heading: Words, inline: Bool = false, _ lines: [WordedLine]
  ) -> WordedSection {
    WordedSection(kind: kind, heading: heading, inline: inline, lines: lines)
  }

  private static func text(_ text: String) -> UntrustedText { UntrustedText(text) }
  private static let change = WebLink("https://desk.example.nl/changes/4711")

  package static let dailyEnglish = WordedUpdate(
    language: .en, title: "Service Desk | daily update, Tuesday 24 November",
    summary: "In short: a good day, 7 of 8 planned items are done. One decision needs you.",
    sections: [
      section(.warnings, [line(.none, "Note: Redmine could not be read this afternoon; its work is missing here.")]),
      section(
        .done, "Done (since Monday 16:30)",
        [
          line(
            .star,
            "Milestone: \(text("all 40 Finance laptops delivered")), 3 days ahead of plan (\(text("Fatima, Ravi")))"),
          line(.dash, "\(text("VPN certificate renewed"), link: change) (\(text("Joost")))"),
          line(.dash, "41 calls closed, 38 came in; 52 still open"),
        ]),
      section(
        .next, "Next",
        [
          line(
            .dash,
            "Wed 25: \(text("mail migration, group 2 of 4")). Done means: \(text("all mail arriving by 18:00")) (\(text("Joost")))"
          ),
          line(.alert, "Fri 27, real deadline: \(text("Wi-Fi survey building B")). Not started. Who takes it?"),
        ]),
      section(
        .numbers, "Numbers", inline: true,
        [line(.none, "\(text("solved first time")) 71% (goal 70%) ▂▃▅▆▆ | \(text("satisfaction")) 7.8 (goal 8)")]),
      section(
        .question,
        [line(.none, "Tomorrow 6 of 8 here. Missing something or stuck? Reply here or update.example.nl/sd")]),
    ])

  package static let dailyDutch = WordedUpdate(
    language: .nl, title: "Servicedesk | dagupdate dinsdag 24 november",
    summary: "Kort: goede dag, 7 van de 8 geplande taken zijn af. Eén besluit vraagt jullie aandacht.",
    sections: [
      section(
        .done, "Gedaan (sinds maandag 16.30 uur)",
        [
          line(.star, "Mijlpaal: \(text("alle 40 laptops voor Financiën zijn uitgeleverd")) (\(text("Fatima, Ravi")))"),
          line(.dash, "\(text("VPN-certificaat vernieuwd"), link: change) (\(text("Joost")))"),
          line(.dash, "41 meldingen afgehandeld, 38 nieuwe erbij; nog 52 open"),
        ]),
      section(
        .next, "Wat komt eraan",
        [line(.alert, "vr 27, harde deadline: \(text("wifi-meting gebouw B")). Nog niet begonnen. Wie pakt dit op?")]),
      section(
        .followThrough, "Afgesproken", inline: true,
        [line(.none, "2 afspraken nagekomen. Loopt uit: \"\(text("op vrijdag geen inloopbalie"))\"")]),
      section(.question, [line(.none, "Mis je iets of loop je vast? Reageer hier of via update.example.nl/sd")]),
    ])

  package static let quietDutch = WordedUpdate(
    language: .nl, title: "Servicedesk | dagupdate woensdag 25 november",
    summary: "Kort: rustige dag, alles loopt volgens plan. Vandaag hoef je niets te doen.",
    sections: [
      section(.done, [line(.dash, "22 meldingen afgehandeld, 20 nieuwe. Alle bronnen zijn om 16.25 uur gelezen.")]),
      section(.question, [line(.none, "7 van de 8 aanwezig.")]),
    ])

  package static let weeklyEnglish = WordedUpdate(
    language: .en, title: "Service Desk | Friday note, week 48", summary: "",
    sections: [
      section(
        .proud, "This week we can be proud of:",
        [
          line(
            .star,
            "Milestone: \(text("all 340 laptops run Windows 11")), nine days before the real deadline. Thank you \(text("Fatima")), \(text("Ravi")) and \(text("Joost"))."
          ),
          line(.star, "New record: 74% \(text("solved first time")). The old record was 72%, in March."),
          line(
            .star, "From a customer: \"\(text("Back at work within ten minutes. Great!"))\" (\(text("Purchasing")))"),
        ]),
      section(
        .learned, "Learned", inline: true, [line(.none, "\(text("two migrations in one evening is too many")).")]),
      section(.nextWeek, "Next week", inline: true, [line(.none, "\(text("mail migration groups 3 and 4")).")]),
      section(.question, [line(.none, "Seen something good yourself? Post it below. Have a good weekend!")]),
    ])

  package static let golden: [(name: String, update: WordedUpdate)] = [
    ("daily-en", dailyEnglish), ("daily-nl", dailyDutch), ("quiet-nl", quietDutch), ("weekly-en", weeklyEnglish),
  ]

  /// What a title might hold when somebody tries; each must come out harmless, whole or cut.
  package static let hostile: [String] = [
    "<!channel>", "<!here|here>", "<!everyone>", "<@U012AB3CD>", "<#C012AB3CD>", "<!subteam^S012AB3CD>", "@everyone",
    "@here", "@channel", "@all", "@joost", "mail joost@example.nl @here", "<@123456789012345678>",
    "<@&123456789012345678>",
    "<users/all>", "<at>Joost</at>", "<at id=\"0\">x</at>", "`rm -rf`", "``` block", "*bold* _it_ ~~no~~ ||spoiler||",
    "line one\n# heading\r\n- list", "\u{1B}[31mred\u{1B}[0m\u{9B}2J", "\u{202E}evil\u{202C} \u{2066}x\u{2069}",
    "שלום עולם", "](http://evil.example)", "[click](http://evil.example)", "![pic](http://evil.example/a.png)",
    "<https://evil.example|Click me>", "a | b | c", "\\", "\\\\@here", "\\<!channel\\>", "&lt;!channel&gt;",
    "&#64;here",
    "&#x40;channel", "@\u{200B}here", "@\u{2060}everyone", "# title", "> quote", "-# small", "1. one", "<t:0:R>",
    "</cmd:1>",
    "\"},{\"type\":\"x\"", "\u{0}null", "{{template}} ${x} %s", String(repeating: "@everyone ", count: 1_000),
    String(repeating: "<", count: 400), String(repeating: "👨‍👩‍👧‍👦", count: 100),
    String(repeating: "e\u{301}", count: 300),
  ]

  /// The text in every place where text from outside can stand.
  package static func everywhere(_ raw: String) -> WordedUpdate {
    let bad = text(raw)
    let link = WebLink("https://desk.example.nl/4711?q=@here")
    return WordedUpdate(
      language: .en, title: "\(bad)", summary: "\(bad) and \(bad)",
      sections: [
        section(.warnings, [line(.none, "\(bad)")]),
        section(.done, "DONE \(bad)", [line(.dash, "\(bad)"), line(.star, "\(bad, link: link): \(bad)")]),
        section(.next, "Next", [line(.alert, "\(bad) (\(bad))")]),
        section(.numbers, "\(bad)", inline: true, [line(.none, "\(bad)")]),
      ])
  }

  /// Far more than any service takes.
  package static let endless = WordedUpdate(
    language: .en, title: "Service Desk | daily update, Tuesday 24 November", summary: "In short: very much.",
    sections: [
      section(.warnings, [line(.none, "Note: Redmine could not be read.")]),
      section(
        .done, "Done",
        (1...400).map { line(.dash, "number \($0): \(text(String(repeating: "w<@_é ", count: 50)), link: change)") }),
      section(.next, "Next", [line(.alert, "Fri 27, real deadline: \(text("Wi-Fi survey"))")]),
      section(.question, [line(.none, "The last line.")]),
    ])
}
