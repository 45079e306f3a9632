import Model

/// Reads a mailbox that a mail server on this machine keeps as a folder of files
/// (https://cr.yp.to/proto/maildir.html). No mail is moved from `new` to `cur`, and none is marked.
enum Maildir {
  /// The most mails that are read, the newest of the last `DropFolder.days`.
  static let mailLimit = 500

  static func fetch(_ path: String, now: Instant) -> Result<Fetched, FetchProblem> {
    do throws(FetchProblem) {
      let new = try entries(of: "\(path)/new", mailbox: path, now: now)
      let seen = try entries(of: "\(path)/cur", mailbox: path, now: now)
      return .success(Fetched(newest: new.map { ("new", $0) } + seen.map { ("cur", $0) }, of: path))
    } catch { return .failure(error) }
  }

  private static func entries(
    of folder: String, mailbox: String, now: Instant
  ) throws(FetchProblem) -> [Folder.Entry] {
    let since = now.adding(.seconds(-DropFolder.days * 86_400))
    do throws(FetchProblem) {
      return try Folder(folder).entries().filter { $0.isFile && $0.changed > since && !$0.isDeleted }
    } catch {
      throw FetchProblem(
        "\(error.sentence) (\(shown(mailbox, limit: 200)) should be a Maildir, with the folders new and cur)")
    }
  }
}

extension Fetched {
  /// The heads of the newest mails, oldest first.
  fileprivate init(newest mails: [(folder: String, entry: Folder.Entry)], of path: String) {
    self.init(parts: [], hasIndependentParts: true)
    let mails = mails.sorted { ($0.entry.changed, $0.entry.text) > ($1.entry.changed, $1.entry.text) }
    var left = FetchProblem.sizeLimit
    for mail in mails.prefix(Maildir.mailLimit) where left > 0 {
      do throws(FetchProblem) {
        // The mail was moved by its owner's program since the listing. The next reading finds it.
        guard let bytes = try Folder("\(path)/\(mail.folder)").head(of: mail.entry, limit: MailMessage.sizeLimit).get()
        else { continue }
        left -= bytes.count
        parts.append(.init(name: mail.entry.text, bytes: bytes, arrived: mail.entry.changed))
      } catch { problems.append(RowProblem(error.sentence, .format)) }
    }
    if mails.count > Maildir.mailLimit || left <= 0 {
      problems.append(
        RowProblem("\(mails.count) mails came in a month; only the newest \(parts.count) were read", .excess))
    }
    parts.reverse()
  }
}

extension Folder.Entry {
  /// The flag T marks a mail as thrown away: `…:2,ST`.
  fileprivate var isDeleted: Bool {
    guard let info = text.ranges(of: ":2,").last else { return false }
    return text[info.upperBound...].contains("T")
  }
}
