import Model

/// A folder in which people and forms put files. Files are read where they lie; nothing is moved, marked or deleted.
enum DropFolder {
  /// The most days since a file was changed. Older files are ignored, so that what is read again every day stays
  /// small.
  static let days: Int64 = 31
  /// The most files that are read, the newest ones.
  static let fileLimit = 1_000
  /// A file that changed this recently may still be written to.
  static let settlingMilliseconds: Int64 = 5_000
  static let textLimit = 256 * 1024

  static let endings = ["txt", "md", "csv", "eml"]
  /// Other names of the same formats.
  private static let otherEndings = ["text", "markdown"]
  /// Extensions by which programs mark a file that is not complete.
  private static let unfinished = ["tmp", "part", "partial", "crdownload", "filepart", "swp", "lock"]

  /// - Parameter newsSince: problems with files older than this are told to the administrator only.
  static func fetch(
    _ path: String, now: Instant, newsSince: Instant = Instant(milliseconds: .min)
  ) -> Result<Fetched, FetchProblem> {
    do throws(FetchProblem) {
      let folder = try Folder(path)
      let since = now.adding(.seconds(-days * 86_400))
      func isSettled(_ entry: Folder.Entry) -> Bool {
        abs(now.milliseconds - entry.changed.milliseconds) > settlingMilliseconds
      }
      let new = try folder.entries().filter { $0.changed > since && !isIgnored($0.text) }
      let entries = new.filter(isSettled).sorted { ($0.changed, $0.text) > ($1.changed, $1.text) }
      var fetched = Fetched(parts: [], hasIndependentParts: true)
      fetched.problems = new.filter { !isSettled($0) }.prefix(5).map { entry in
        RowProblem("\(shown(entry.text)) changed a moment ago, and is left for the next reading", nil)
      }
      if entries.count > fileLimit {
        fetched.problems.append(
          RowProblem("\(entries.count) files are new in a month; only the last \(fileLimit) were read", .excess))
      }
      var left = FetchProblem.sizeLimit
      for entry in entries.prefix(fileLimit) {
        switch part(entry, in: folder, limit: left) {
        case .failure(let problem):
          fetched.problems.append(RowProblem(problem.sentence, entry.changed < newsSince ? nil : .format))
        case .success(let part?):
          left -= part.bytes.count
          fetched.parts.append(part)
        case .success(nil): break
        }
      }
      fetched.parts.reverse()
      return .success(fetched)
    } catch { return .failure(error) }
  }

  /// Whether the file is incomplete, or one that Windows or Word keeps for itself.
  private static func isIgnored(_ name: String) -> Bool {
    name.hasSuffix("~") || name.hasPrefix("~$") || unfinished.contains(ending(of: name))
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static func part(
    _ entry: Folder.Entry, in folder: borrowing Folder, limit: Int
  ) -> Result<Fetched.Part?, FetchProblem> {
    let name = shown(entry.text)
    if !entry.isFile || entry.hasOtherNames {
      return .failure(FetchProblem("\(name) was left out; it is a link or no file"))
    }
    let ending = ending(of: entry.text)
    guard endings.contains(ending) || otherEndings.contains(ending) else {
      return .failure(
        FetchProblem("\(name) was left out; a note is a file that ends in \(oneOf(endings.map { "." + $0 }))"))
    }
    // The head of a mail is enough: attachments come last.
    let own = ending == "eml" ? MailMessage.sizeLimit : textLimit
    if ending != "eml", entry.size > own {
      return .failure(FetchProblem("\(name) was left out; it is larger than \(own >> 10) KiB"))
    }
    guard limit >= min(own, entry.size) else {
      return .failure(
        FetchProblem("\(name) was left out; together the files are larger than \(FetchProblem.sizeLimit >> 20) MiB"))
    }
    return folder.head(of: entry, limit: own).flatMap { bytes in
      guard let bytes, !bytes.isEmpty else { return .success(nil) }
      if ending != "eml", !isText(bytes) { return .failure(FetchProblem("\(name) was left out; it is no text")) }
      return .success(Fetched.Part(name: entry.text, bytes: bytes, arrived: entry.changed))
    }
  }

  /// A zero byte stands in every program and picture; in text only where it is UTF-16.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) || !TextDecoder.withoutMarks(bytes).contains(0)
  }
}
