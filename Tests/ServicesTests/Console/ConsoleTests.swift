import Testing

@Suite struct ConsoleTests {
  @Test func `a text stays on its line`() throws { try expectEachTextStaysOnItsLine("console", lineBreak: "\n") }
}
