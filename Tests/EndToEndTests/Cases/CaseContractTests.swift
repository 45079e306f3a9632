import Foundation
import Testing

/// Each situation in Tests/Fixtures/cases is run by a test of this folder, and says in words what is expected.
struct CaseContractTests {
  @Test func `every case says what is expected and is run by a test`() throws {
    let files = FileManager.default
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let tests = try files.contentsOfDirectory(atPath: here.path).filter { $0.hasSuffix("Tests.swift") }
      .map { try String(contentsOf: here.appendingPathComponent($0), encoding: .utf8) }.joined()
    let cases = try files.contentsOfDirectory(atPath: Case.home.path).sorted()
    #expect(cases.count >= 29)
    for name in cases {
      #expect(tests.contains("\"\(name)\""), "no test in Tests/EndToEndTests/Cases runs \(name)")
      let expected = Case.home.appendingPathComponent("\(name)/expected.txt")
      #expect(files.fileExists(atPath: expected.path), "\(name) has no expected.txt")
    }
  }
}
