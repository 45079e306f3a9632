import Foundation
import Model
import Reactor
import TestKit
import Testing

@testable import Collect

extension TemporaryFolder {
  /// Sets back the time of everything in a folder; of links their own time.
  func age(_ name: String, by seconds: Int) {
    let path = path(name)
    for file in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      set(time(Int(Date().timeIntervalSince1970) - seconds), of: "\(path)/\(file)")
    }
  }

  func age(_ name: String, _ file: String, by seconds: Int) {
    set(time(Int(Date().timeIntervalSince1970) - seconds), of: path("\(name)/\(file)"))
  }

  private func time(_ seconds: Int) -> timespec { timespec(tv_sec: seconds, tv_nsec: 0) }

  private func set(_ time: timespec, of file: String) {
    var times = [time, time]
    utimensat(AT_FDCWD, file, &times, AT_SYMLINK_NOFOLLOW)
  }
}

extension Reading {
  var notes: [Note] { records.compactMap { if case .note(let note) = $0 { note } else { nil } } }
}

/// A folder into which anybody may put files.
@Suite struct DropFolderTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read() async throws -> Reading {
    try await Room.read(Room.source("folder: in", file: folder.path + "/dagpost.yaml"))
  }

  private func texts() async throws -> [String] { try await read().notes.map(\.text.description) }

  @Test func `text, Markdown, tables and saved mail are read, the oldest first`() async throws {
    try folder.write("in/1.TXT", Data("\u{FEFF}één\r\ngroen".utf8))
    try folder.write("in/2.md", "- twee\n- drie")
    try folder.write("in/3.csv", "text;kind\nvier;Dank\n")
    try folder.write("in/4.eml", String(decoding: Letters.plain("dank: vijf", ""), as: UTF8.self))
    try folder.write("in/5.markdown", "1. zes")
    for number in 1...5 {
      folder.age("in", ["1.TXT", "2.md", "3.csv", "4.eml", "5.markdown"][number - 1], by: 100 - number)
    }
    let reading = try await read()
    #expect(reading.notes.map(\.text.description) == ["één groen", "twee", "drie", "vier", "vijf", "zes"])
    #expect(reading.notes.map(\.kind) == [.done, .done, .done, .thanks, .thanks, .done])
    #expect(reading.sentences == [])
    #expect(FileManager.default.fileExists(atPath: folder.path("in/1.TXT")), "nothing is deleted by us")
  }

  @Test func `a file that has just changed waits for the next reading`() throws {
    let names = ["now.txt", "a.txt.part", "b.tmp", "c.txt~", ".d.txt", "e.crdownload", "~$f.docx", "Thumbs.db"]
    for name in names { try folder.write("in/\(name)", "half a sent") }
    folder.age("in", by: 600)
    /// The files that are found so many seconds after the last byte was written.
    func found(after seconds: Int64) throws -> [String] {
      let written = try #require(try Folder(folder.path("in")).entries().first).changed
      let fetched = try DropFolder.fetch(folder.path("in"), now: written.adding(.seconds(seconds))).get()
      // It is reported without a loss.
      let told = RowProblem("now.txt changed a moment ago, and is left for the next reading", nil)
      #expect(fetched.problems == (fetched.parts.isEmpty ? [told] : []))
      return fetched.parts.map(\.name)
    }
    #expect(try found(after: 0) == [])
    #expect(try found(after: 5) == [])
    #expect(try found(after: 6) == ["now.txt"])
    // With a file time in the future, nothing waits.
    #expect(try found(after: -3_600) == ["now.txt"])
  }

  @Test func `links to other files are not followed`() async throws {
    let secret = try folder.write("secret.txt", "the password")
    try folder.write("in/good.txt", "fine")
    try FileManager.default.createSymbolicLink(atPath: folder.path("in/link.txt"), withDestinationPath: secret)
    try FileManager.default.linkItem(atPath: secret, toPath: folder.path("in/hard.txt"))
    mkfifo(folder.path("in/pipe.txt"), 0o600)
    try FileManager.default.createDirectory(atPath: folder.path("in/folder.txt"), withIntermediateDirectories: true)
    folder.age("in", by: 60)
    let reading = try await read()
    #expect(reading.notes.map(\.text.description) == ["fine"])
    #expect(
      Set(reading.sentences)
        == Set(["link", "hard", "pipe", "folder"].map { "it: \($0).txt was left out; it is a link or no file" }))
    #expect(!"\(reading)".contains("password"))
  }

  @Test func `binary, huge and unknown files are left out, and the others are read`() async throws {
    try folder.write("in/a.txt", "fine")
    try folder.write("in/b.txt", Data([0x4D, 0x5A, 0x00, 0x01]))
    try folder.write("in/c.md", String(repeating: "x", count: 300 * 1024))
    try folder.write("in/d.docx", "PK")
    try folder.write("in/e.csv", "text,kind\n\"never closed")
    try folder.write("in/f.txt", "")
    try folder.write("in/g.txt", Data([0xFF, 0xFE, 0x68, 0x00, 0x69, 0x00]))
    folder.age("in", by: 60)
    let reading = try await read()
    #expect(Set(reading.notes.map(\.text.description)) == ["fine", "hi"])
    #expect(
      Set(reading.sentences) == [
        "it: b.txt was left out; it is no text", "it: c.md was left out; it is larger than 256 KiB",
        "it: d.docx was left out; a note is a file that ends in .txt, .md, .csv or .eml",
        "it: e.csv: the quote that opens on line 2 is never closed",
      ])
  }

  @Test(arguments: ["weekstart.docx", "weekstart.odt", "weekstart.rtf", "weekstart.html", "weekstart.msg", "weekstart"])
  func `a file with another extension is reported as a loss`(name: String) async throws {
    try folder.write("in/\(name)", "dank: Ravi nam de dienst over")
    folder.age("in", by: 60)
    let reading = try await read()
    #expect(reading.notes == [])
    #expect(
      reading.problems == [
        ReadingProblem(
          "it: \(name) was left out; a note is a file that ends in .txt, .md, .csv or .eml", loss: .init(.format))
      ])
  }

  @Test func `an empty or unreadable file does not fail the folder`() async throws {
    try folder.write("in/bedankt.eml", String(decoding: Letters.plain("Re: update", "Bedankt!"), as: UTF8.self))
    folder.age("in", by: 60)
    let thanks = try await read()
    #expect(thanks.failure == "" && thanks.problems.compactMap(\.loss) == [])
    try folder.write("in/stuk.csv", "text,kind\n\"never closed")
    try folder.write("in/rij.csv", "text,kind\nx,onzin\n")
    folder.age("in", by: 60)
    let broken = try await read()
    #expect(broken.failure == "", "each is somebody else's, and costs only itself")
    #expect(Set(broken.problems.compactMap(\.loss?.fault)) == [.format, .word])
  }

  @Test func `problems with files from before the last update are only the administrator's`() async throws {
    try folder.write("in/goed.txt", "de wifi is goed")
    try folder.write("in/weekstart.docx", "dank: Ravi nam de dienst over")
    try folder.write(
      "in/antwoord.eml", String(decoding: Letters.plain("Re: update", "Ravi Patel\n06-12345678"), as: UTF8.self))
    let now = WallClock.machine.now()
    let window = Window(
      since: now.adding(.seconds(-86_400)), now: now, calendar: Room.calendar, zone: Room.zone, zones: Room.zones)
    /// The number of problems, and the losses that readers are told.
    func read() async throws -> (problems: Int, losses: Set<ReadingFault>) {
      let source = try Room.source("folder: in", file: folder.path + "/dagpost.yaml")
      let reading = try await Room.read(source, window: window)
      return (reading.problems.count, Set(reading.problems.compactMap(\.loss?.fault)))
    }
    folder.age("in", by: 60)
    #expect(try await read() == (2, [.format, .missing]))
    folder.age("in", by: 10 * 86_400)
    #expect(try await read() == (2, []))
  }

  @Test func `hostile file names are made safe in sentences`() async throws {
    try folder.write("in/\u{1B}[2J\nnl: forged\u{202E}.exe", "x")
    // A name that is not valid UTF-8.
    let path = (Array(folder.path("in/").utf8) + [0xFF, 0xC3, 0x28] + Array(".pdf".utf8) + [0]).map {
      CChar(bitPattern: $0)
    }
    let file = creat(path, 0o600)
    #expect(file >= 0)
    close(file)
    folder.age("in", by: 60)
    var times = Array(repeating: timespec(tv_sec: Int(Date().timeIntervalSince1970) - 60, tv_nsec: 0), count: 2)
    utimensat(AT_FDCWD, path, &times, 0)
    let problems = try await read().sentences
    #expect(problems.count == 2, "\(problems)")
    for problem in problems {
      #expect(problem.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
      #expect(problem.contains("was left out; a note is a file that ends in"))
    }
  }

  @Test func `only files of the last month are read, and of too many the newest`() async throws {
    try folder.write("in/old.txt", "old")
    for number in 0..<(DropFolder.fileLimit + 5) { try folder.write("in/\(number).txt", "\(number)") }
    folder.age("in", by: 3_600)
    folder.age("in", "old.txt", by: 32 * 86_400)
    folder.age("in", "7.txt", by: 60)
    let reading = try await read()
    #expect(reading.notes.count == DropFolder.fileLimit)
    #expect(reading.notes.last?.text.description == "7")
    #expect(reading.sentences == ["it: 1005 files are new in a month; only the last 1000 were read"])
  }

  @Test func `a missing folder fails the reading`() async throws {
    #expect(try await read().failure.hasPrefix("the folder \(folder.path("in")) cannot be read: No such file"))
    try folder.write("in", "a file")
    #expect(try await read().failure.hasSuffix("cannot be read: Not a directory"))
  }

  @Test func `settings that make no sense are reported`() {
    func told(_ yaml: String) -> [String] {
      Room.mistakes(yaml).map { String($0.dropFirst("/etc/dagpost/dagpost.yaml:".count)) }
    }
    #expect(told("folder: in\ngives: item") == ["2:8: sources.it.gives is \"item\"; what people write is notes"])
    #expect(told("folder: in\nformat: json") == ["2:9: sources.it.format is \"json\"; this can only be read as notes"])
    #expect(
      told("folder: in\nnote_kind: headline") == [
        "2:12: sources.it.note_kind is \"headline\"; it should be thanks, customer, learned, done, next or stuck"
      ])
    #expect(told("maildir: in").first?.contains("is missing \"senders\"") == true)
    #expect(told("folder: in\nfile: x").first?.contains("has file: and folder:; it can only have one of them") == true)
  }
}
