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
    // Quoted mail, and elements that readers do not see.
    ("nieuw<blockquote>oud<blockquote>ouder</blockquote>oud</blockquote>", ["nieuw"]),
    ("nieuw<div class=\"gmail_quote\">Op di<div>oud</div>oud</div>slot", ["nieuw", "slot"]),
    ("<div style=\"display: none\">verborgen</div>ja", ["ja"]),
    ("<div style=\"font-size:1px;color:#fff\">verborgen</div><span style='font-size: 0px'>x</span>ja", ["ja"]),
    ("<p style=\"font-size:0.9em\">ja</p><p style=\"font-size:11px\">nee</p>", ["ja", "nee"]),
    ("<p class=preheader>verborgen</p><p>het is <s>niet</s><del>nooit</del> goed</p>", ["het is goed"]),
    ("<p>ja</p><div class=\"ms-outlook-mobile-reference-message\">oud</div>", ["ja"]),
    ("nieuw<div class='moz-cite-prefix'>Op di</div><blockquote type=cite>oud</blockquote>", ["nieuw"]),
    // A signature or quoted mail that reaches to the end.
    ("nieuw<div id=\"Signature\"><p>Ravi</p></div>oud", ["nieuw"]),
    ("nieuw<div id=x_divRplyFwdMsg>Van</div>oud", ["nieuw"]),
    ("nieuw<div id=\"appendonsend\"></div>oud", ["nieuw"]), ("nieuw<hr id='stopSpelling'>oud", ["nieuw"]),
    ("nieuw<div class=\"a gmail_signature\" data-id=x>Ravi</div>", ["nieuw"]),
    ("nieuw<div id=\"ms-outlook-mobile-signature\">Ravi</div>", ["nieuw"]),
    ("nieuw<div class=OutlookMessageHeader>Van</div>", ["nieuw"]),
    ("<table><tr><td>Ravi</td><td>06</td></tr></table>", ["Ravi", "06"]),
    ("<p data-class=\"signature\" title='id=signature'>ja</p>", ["ja"]),
    // Elements that are never closed.
    ("ja<script>nee", ["ja"]), ("ja<a href=\"nee", ["ja"]), ("ja<!-- nee", ["ja"]), ("ja<", ["ja<"]),
    ("ja</", ["ja</"]),
  ])
  func `block tags become lines, and no tag is left`(html: String, expected: [String]) {
    #expect(lines(html) == expected)
  }

  @Test func `empty lines are where a reader sees them`() {
    #expect(
      HTMLText.read("<p>een</p><p>&nbsp;</p><p>twee</p><div>drie</div><div><br></div>vier").text
        == "een\n \ntwee\ndrie\n\nvier")
  }
}
