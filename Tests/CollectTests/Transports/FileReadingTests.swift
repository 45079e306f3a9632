import Foundation
import Glibc
import Model
import TestKit
import Testing

@testable import Collect

@Suite struct FileReadingTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `the files of a pattern come in the order of their names`() async throws {
    try folder.write("b.csv", "name,value\nsecond,2\n")
    try folder.write("a.csv", "name,value\nfirst,1\n")
    try folder.write("c.txt", "no figure")
    let source = try Room.source("file: '*.csv'\ngives: metric", file: folder.path + "/dagpost.yaml")
    #expect(try await Room.read(source).metrics.map(\.name.description) == ["first", "second"])
  }

  @Test func `a pattern without a match fails`() async throws {
    let source = try Room.source("file: '*.csv'\ngives: metric", file: folder.path + "/dagpost.yaml")
    #expect(try await Room.read(source).failure == "no file matches \(folder.path)/*.csv")
  }

  @Test func `a missing file is reported`() {
    #expect(
      FileReading.fetch("/nonexistent/x.csv")
        == .failure(FetchProblem("/nonexistent/x.csv cannot be read: No such file or directory")))
  }

  @Test func `a named pipe is refused without waiting for its writer`() throws {
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(FileReading.fetch(path) == .failure(FetchProblem("\(path) is not a regular file")))
    #expect(FileReading.fetch(folder.path) == .failure(FetchProblem("\(folder.path) is not a regular file")))
  }

  @Test func `more bytes than the limit are refused, also over several files`() throws {
    try folder.write("a.csv", Data(count: 9 << 20))
    try folder.write("b.csv", Data(count: 9 << 20))
    #expect(
      FileReading.fetch(folder.path + "/*.csv") == .failure(FetchProblem("\(folder.path)/b.csv is larger than 16 MiB")))
  }
}

extension Fetched: Equatable {
  public static func == (a: Fetched, b: Fetched) -> Bool { a.parts.map(\.bytes) == b.parts.map(\.bytes) }
}
