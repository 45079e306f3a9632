import TestKit
import Testing

@testable import Collect

/// The cost of a mail is bounded, however it is made.
@Suite(.timeLimit(.minutes(5))) struct HostileMailTests {
  /// The note of a mail, read within 20 times the cost of an ordinary mail of the same size. Both costs are measured
  /// side by side, because a busy machine raises both.
  @discardableResult
  private func read(_ mail: [UInt8]) -> String {
    var note = ""
    let cost = processorTime { note = Letters.note(mail) }
    if cost > Self.ordinary * 20 { #expect(processorTime { note = Letters.note(mail) } < Self.ordinaryNow() * 20) }
    return note
  }

  private static let ordinary = ordinaryNow()
  private static func ordinaryNow() -> Duration {
    let mail = Letters.plain(
      "x", String(repeating: "De printer bij Inkoop doet het weer, met dank aan Ravi.\n", count: 2_200))
    return processorTime { _ = Letters.note(mail) }
  }

  @Test func `parts nested without end are bounded`() {
    var mail = "From: a@b.nl\nSubject: x\n"
    for depth in 0..<2_000 { mail += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n" }
    #expect(read(Letters.bytes(mail + "\n\ndeep")) == "- | x | a")
  }

  @Test func `one boundary at every depth is bounded`() {
    let part = "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
    read(Letters.bytes("From: a@b.nl\nSubject: x\n" + String(repeating: part, count: 3_000) + "\n\ndeep"))
  }

  @Test func `very many parts are bounded`() {
    let parts = String(repeating: "--b\nContent-Type: text/html\n\n<i></i>\n", count: 3_000)
    read(Letters.bytes("From: a@b.nl\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n\(parts)--b--"))
    read(
      Letters.bytes(
        "From: a@b.nl\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
          + String(repeating: "--b\n", count: 30_000)))
  }

  @Test(arguments: [
    "<", "<a ", "<div>", "<blockquote>", "&#", "&amp", "<!--", "=?utf-8?Q?", "=?utf-8?Q?a?=", "=3D", "\"", "(", "<@",
    "> ",
    "\u{202E}", "\u{0301}", "👩‍👩‍👧", "\0", "\r", "Op 10:12 schreef ", "-- ", "a:", "\n \n", "dank:",
  ])
  func `repeated characters are bounded`(piece: String) {
    let long = String(repeating: piece, count: 120_000 / piece.utf8.count)
    for type in ["text/plain", "text/html"] {
      read(Letters.plain("x", long, more: "Content-Type: \(type); charset=utf-8\n"))
    }
    let head = String(repeating: piece.replacing("\n", with: " "), count: 8_000 / piece.utf8.count)
    read(Letters.plain(head, "body", from: head))
    read(Letters.plain("x", "body", more: "Content-Type: multipart/mixed; boundary=\(head)\n"))
  }

  @Test func `only the beginning of a huge mail is read`() {
    let mail = Letters.plain("x", String(repeating: "lange regel met woorden\n", count: 500_000))
    #expect(mail.count > 10 << 20)
    read(mail)
  }

  /// Changes mails at random places, by a seed. Reading them must not crash.
  @Test(arguments: 0..<24 as Range<UInt64>) func `a mail with random damage does not crash`(seed: UInt64) {
    var random = Xorshift(state: seed &+ 1)
    let whole = Letters.bytes(
      """
      From: "Jansen, Fatima" <f.jansen@voorbeeld.nl>
      Subject: =?utf-8?Q?Dank=3A_Ravi?= =?iso-8859-1?B?6Q==?=
      Content-Type: multipart/alternative; boundary="b1"

      --b1
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hoi,

      caf=C3=A9 =
      en thee

      Groet,
      Fatima
      --b1
      Content-Type: text/html

      <p>caf&eacute;<blockquote>oud</blockquote></p>
      --b1--
      """)
    for _ in 0..<200 {
      var mail = whole
      for _ in 0..<Int(random.next() % 12) {
        let place = Int(random.next() % UInt64(mail.count))
        switch random.next() % 4 {
        case 0: mail[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: mail.removeSubrange(place..<min(mail.count, place + Int(random.next() % 40)))
        case 2: mail.insert(contentsOf: mail[..<place].suffix(30), at: place)
        default: mail = Array(mail.prefix(place + 1))
        }
        if mail.isEmpty { mail = [0x0A] }
      }
      _ = MailDecoder(senders: ["voorbeeld.nl"]).decode(mail)
      _ = Letters.note(mail)
    }
  }

  private struct Xorshift {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}
