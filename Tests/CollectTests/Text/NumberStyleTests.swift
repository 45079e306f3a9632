import Testing

@testable import Collect

@Suite struct NumberStyleTests {
  private func sentence(_ style: NumberStyle, _ text: String) -> String? {
    if case .wrong(let sentence) = style.read(text) { sentence } else { nil }
  }

  @Test(arguments: [
    (NumberStyle.either, "7,8", 7.8), (.either, "1.234,5", 1234.5), (.either, "70.5", 70.5),
    (.either, "1,234.5", 1234.5),
    (.either, "1.234.567", 1_234_567), (.either, "12,345", 12.345),
    (.comma, "1.234", 1234), (.comma, "-12,5", -12.5), (.comma, "12", 12),
    (.point, "1.234", 1.234), (.point, "1,234", 1234), (.point, "1,234.5", 1234.5), (.point, "1e3", 1000),
    (.point, "-0.5E-1", -0.05),
    (.unspecified, "7,8", 7.8), (.unspecified, "7,25", 7.25), (.unspecified, "1.234", 1.234),
    (.unspecified, "1,234.5", 1234.5),
    (.unspecified, "1,234,567", 1_234_567),
    (.unspecified, "1 234", 1234), (.unspecified, "-123 456", -123456), (.comma, "-123 456,5", -123456.5),
    (.unspecified, "-1'234", -1234), (.unspecified, "+12 345", 12345), (.unspecified, "1\u{A0}234,5", 1234.5),
    (.unspecified, "1\u{202F}234", 1234),
    (.unspecified, "1'234", 1234),
    (.unspecified, "−5", -5), (.unspecified, "–5", -5), (.unspecified, "- 5", -5), (.unspecified, "+5", 5),
    (.unspecified, "５２", 52),
    (.unspecified, "\u{200E}52", 52),
  ])
  func `a number is read as it is meant`(style: NumberStyle, text: String, number: Double) {
    #expect(style.read(text) == .number(number), "\(text)")
  }

  @Test(
    arguments: [
      ("71%", 71, "%"), ("71 %", 71, "%"), ("€ 12,50", 12.5, "€"), ("€12.50", 12.5, "€"), ("€ 12,-", 12, "€"),
      ("-€ 5", -5, "€"),
      ("€ -5", -5, "€"),
      ("12,50 euro", 12.5, "euro"), ("EUR 12", 12, "EUR"), ("12 min", 12, "min"), ("3 dagen", 3, "dagen"),
      ("4u", 4, "u"), ("1 234 MB", 1234, "MB"),
    ] as [(String, Double, String)])
  func `a unit beside a number is read`(text: String, number: Double, unit: String) {
    #expect(NumberStyle.unspecified.read(text) == .number(number, unit: unit))
  }

  @Test(arguments: [
    "", "NaN", "n.v.t.", "N/A", "#N/B", "#N/A", "#DIV/0!", "#DEEL/0!", "-", "–", "null", "1e999", "geen",
  ])
  func `words for no value are no value, and not zero`(text: String) {
    #expect(NumberStyle.unspecified.read(text) == NumberStyle.Outcome.noValue)
  }

  @Test(arguments: [
    (NumberStyle.unspecified, "1,234", "can be two numbers; say decimal: comma or decimal: point at the source"),
    (.either, "1.234", "can be two numbers; say decimal: comma or decimal: point at the source"),
    (
      .point, "7,8",
      "is not a number with a decimal point; where a comma is the decimal one, say decimal: comma at the source"
    ),
    (
      .comma, "70.5",
      "is not a number with a decimal comma; where a point is the decimal one, say decimal: point at the source"
    ),
    (.unspecified, "(5)", "is not a number; a negative one is written -5"),
    (.unspecified, "?", "is not a number; leave the cell empty where nobody knows it"),
    (.unspecified, "1:30", "is not a number; write a time as a number of minutes or hours"),
    (
      .unspecified, "12 blikken",
      "is not a number; write the number alone, and what stands behind it in a field \"unit\""
    ),
    (.unspecified, "#VERW!", "is an error of the spreadsheet; mend its formula, or leave the cell empty"),
    (.either, "1,2,3", "is not a number"), (.unspecified, "0x10", "is not a number"),
    (.unspecified, "abc", "is not a number"),
    (.unspecified, "3 van 5", "is not a number"), (.unspecified, "1 23", "is not a number"),
    (.unspecified, "5-", "is not a number"),
  ])
  func `a text that is no number, or may be two, comes with what to write`(
    style: NumberStyle, text: String, expected: String
  ) {
    #expect(sentence(style, text) == "\"\(text)\" \(expected)")
  }
}
