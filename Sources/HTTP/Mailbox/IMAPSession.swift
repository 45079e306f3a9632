import Model

/// The commands after the login. EXAMINE changes nothing in the mailbox, not even what is "recent". UID SEARCH follows,
/// and UID FETCH with PEEK, which leaves unread mails unread.
struct IMAPSession<Stream: ByteStream> {
  private let stream: Stream
  private let request: MailboxRequest
  private var reader: IMAPReader<Stream>
  private var tag = 0

  init(_ stream: Stream, _ request: MailboxRequest) {
    self.stream = stream
    self.request = request
    // Besides the mails the server sends some words about each, and the search has a number for every mail.
    reader = IMAPReader(stream, place: request.address.place, most: 2 * request.limits.allBytes + (4 << 20))
  }

  mutating func read() throws(MailboxFailure) -> MailboxAnswer {
    let folder = request.address.folder
    try ask("EXAMINE \(Self.quoted(folder))", refused: "has no folder \"\(folder)\" that our login may read") { _ in }
    var uids: [UInt32] = []
    try ask("UID SEARCH UNDELETED SINCE \(Self.date(request.since))", refused: "would not look for new mail") { line in
      guard line.first?.atom?.uppercased() == "SEARCH" else { return }
      uids += line.dropFirst().compactMap { $0.atom.flatMap { UInt32($0) } }
    }
    uids = Set(uids).sorted()
    var mails: [UInt32: MailboxMail] = [:]
    var left = request.limits.allBytes
    var wanted = uids.suffix(request.limits.mails)[...]
    // The newest mails are fetched first, a few at a time, as long as there is room.
    while left > 0, !wanted.isEmpty {
      let some = Array(wanted.suffix(max(1, min(20, left / request.limits.mailBytes))))
      wanted = wanted.dropLast(some.count)
      for mail in try fetch(some) where mails[mail.uid] == nil {
        mails[mail.uid] = mail
        left -= mail.bytes.count
      }
    }
    // The answer to LOGOUT does not matter.
    try? stream.send(Array("bye LOGOUT\r\n".utf8))
    return MailboxAnswer(mails: mails.values.sorted { $0.uid < $1.uid }, found: uids.count)
  }

  private mutating func fetch(_ uids: [UInt32]) throws(MailboxFailure) -> [MailboxMail] {
    var mails: [MailboxMail] = []
    let set = uids.map(String.init).joined(separator: ",")
    let limit = request.limits.mailBytes
    try ask(
      "UID FETCH \(set) (UID INTERNALDATE BODY.PEEK[]<0.\(limit)>)", refused: "would not give the mail"
    ) { line in
      guard line.count >= 3, line[1].atom?.uppercased() == "FETCH", case .list(let items) = line[2],
        let mail = Self.mail(items), uids.contains(mail.uid), mail.bytes.count <= limit
      else { return }
      mails.append(mail)
    }
    return mails
  }

  /// Reads `UID 5 INTERNALDATE "24-Nov-2026 10:12:00 +0100" BODY[]<0> {…}`, in any order; nil for a line that only
  /// tells of flags.
  private static func mail(_ items: [IMAPValue]) -> MailboxMail? {
    var uid: UInt32?
    var arrived: Instant?
    var bytes: [UInt8]?
    for (name, value) in zip(items, items.dropFirst()) {
      guard let name = name.atom?.uppercased() else { continue }
      switch (name, value) {
      case ("UID", .atom(let number)): uid = uid ?? UInt32(number)
      case ("INTERNALDATE", .string(let text)): arrived = IMAPDate.instant(String(decoding: text, as: UTF8.self))
      case (_, .string(let found)) where name.hasPrefix("BODY["): bytes = bytes ?? found
      default: break
      }
    }
    guard let uid, let bytes else { return nil }
    return MailboxMail(uid: uid, arrived: arrived, bytes: bytes)
  }

  /// Sends a command and reads lines until it is answered. `each` gets the rest of every line that begins with a star.
  private mutating func ask(
    _ command: String, refused: String, each: ([IMAPValue]) -> Void
  ) throws(MailboxFailure) {
    tag += 1
    let name = "d\(tag)"
    try stream.send(Array("\(name) \(command)\r\n".utf8))
    for _ in 0..<200_000 {
      let line = try reader.line()
      switch line.first?.atom {
      case name?:
        if line.dropFirst().first?.atom?.uppercased() == "OK" { return }
        throw MailboxFailure("\(request.address.place) \(refused)")
      case "*"?:
        if line.dropFirst().first?.atom?.uppercased() == "BYE" {
          throw MailboxFailure("\(request.address.place) ended the conversation", canRetry: true)
        }
        each(Array(line.dropFirst()))
      default: continue
      }
    }
    throw MailboxFailure("\(request.address.place) did not come to an end")
  }

  /// A quoted string for IMAP. The address allows printable ASCII only, so nothing else has to be escaped.
  private static func quoted(_ folder: String) -> String {
    "\"\(folder.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private static func date(_ date: CivilDate) -> String {
    "\(date.day)-\(CivilDate.months[date.month - 1])-\(date.year)"
  }
}

/// `24-Nov-2026 10:12:00 +0100`.
enum IMAPDate {
  static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 3 else { return nil }
    let date = words[0].split(separator: "-")
    guard date.count == 3, let day = Int(date[0]), let month = CivilDate.month(date[1]),
      let year = Int(date[2]), let civil = CivilDate(year: year, month: month, day: day),
      let time = TimeOfDay(String(words[1])), words[2].utf8.count == 5, let zone = Int(words[2]), abs(zone) <= 1400
    else { return nil }
    let offset = (zone / 100 * 60 + zone % 100) * 60
    return Instant(seconds: CivilDateTime(civil, time).wallSeconds - Int64(offset))
  }
}
