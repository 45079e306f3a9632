import Testing

@testable import Collect

@Suite struct HTMLTextTests {
  private func lines(_ html: String) -> [String] {
    HTMLText.read(html).text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.filter {
      !$0.isEmpty
    }
  }

  @Test(arguments: [
    ("<p>een</p><p>twee<br>drie</p>", ["een", "twee", "drie"]),
    ("<ul><li>een</li><li>twee</li></ul>", ["- een", "- twee"]),
    (
      "a &amp; b &lt;c&gt; &euro;5 &#233;&#xE9; &nbsp;x &unknown; &#xD800; &",
      ["a & b <c> €5 éé x &unknown; &#xD800; &"]
    ),
    (
      "<html><head><title>no</title><style>p{}</style></head><body>ja<script>alert('<p>no</p>')</script></body>", ["ja"]
    ),
    ("een\n\n  regel", ["een regel"]),
    ("1 < 2 en 3 > 2", ["1 < 2 en 3 > 2"]),
    ("<!-- <p>no</p> -->ja<!DOCTYPE x>", ["ja"]),
    ("<a href=\"https://x.nl/?a=1>2\">link</a>", ["link"]),
    // Quoted mail, and what the reader of the mail did not see either.
    ("nieuw<blockquote>oud<blockquote>ouder</blockquote>oud</blockquote>", ["nieuw"]),
    ("nieuw<div class=\"gmail_quote\">Op di<div>oud</div>oud</div>slot", ["nieuw", "slot"]),
    ("<div style=\"display: none\">verborgen</div>ja", ["ja"]),
    // Never closed.
    ("ja<script>nee", ["ja"]), ("ja<a href=\"nee", ["ja"]), ("ja<!-- nee", ["ja"]), ("ja<", ["ja<"]),
    ("ja</", ["ja</"]),
  ])
  func `tags become lines, and nothing else of them is left`(html: String, expected: [String]) {
    #expect(lines(html) == expected)
  }
}
