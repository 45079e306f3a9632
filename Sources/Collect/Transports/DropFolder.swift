import Model

/// Files that people or forms put into a folder. They are read where they lie: nothing is moved, marked or deleted.
enum DropFolder {
  /// Files that are older are left alone: what is read again every day should stay little.
  static let days: Int64 = 31
  /// The newest of them.
  static let fileLimit = 1_000
  /// A file that changed a moment ago may still be being written.
  static let settlingMilliseconds: Int64 = 5_000
  static let textLimit = 256 * 1024

  static let endings = ["txt", "md", "csv", "eml"]
  /// Other names of the same.
  private static let otherEndings = ["text", "markdown"]
  /// What programs call a file that is not whole yet.
  private static let unfinished = ["tmp", "part", "partial", "crdownload", "filepart", "swp", "lock"]

  /// - Parameter newsSince: what could not be read and is older than this is told to the administrator only.
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

  /// What is not whole yet, and what Windows and Word keep in a folder for themselves.
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
    // Of a mail the head is enough: what hangs on it comes last.
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

  /// A zero byte is in every program and picture, and in text only where it is UTF-16.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) || !TextDecoder.withoutMarks(bytes).contains(0)
  }
}
