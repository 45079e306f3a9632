import Foundation
import TestKit
import Testing

/// Byte order marks, UTF-16 and blanks that nobody sees, where a person has caused them.
@Suite struct EncodingCaseTests {
  @Test func `a mark before a secret and blanks behind it do not count`() async throws {
    let checked = try await Case("geheim-met-bom").run("check")
    #expect(checked.code == 0)
    let told = checked.output + checked.errors
    #expect(told.contains("dagpost.yaml is fine: 1 team."))
    #expect(!told.contains("warning"), "\(told)")
    for words in ["ASCII", "%20", "xn--", "space"] { #expect(!told.contains(words)) }
  }

  @Test func `JSON that PowerShell writes is read`() async throws {
    let previewed = try await Case("json-van-powershell").preview()
    #expect(previewed.output.contains("open"))
    #expect(previewed.output.contains("52"))
    #expect(!previewed.errors.contains("JSON"))
  }

  @Test func `the mark before a configuration is passed over`() async throws {
    let checked = try await Case("yaml-bom-config").run("check")
    #expect(checked.code == 0)
    #expect((checked.output + checked.errors).contains("dagpost.yaml is fine: 1 team."))
    #expect(!(checked.output + checked.errors).contains("not valid YAML"))
  }

  @Test func `a line that begins with no-break blanks is told as that`() async throws {
    let checked = try await Case("yaml-onzichtbaar").run("check", "--config", "nbsp.yaml")
    let told = checked.output + checked.errors
    #expect(checked.code == 78)
    #expect(told.contains("nbsp.yaml:7:"))
    #expect(
      told.contains("this line begins with blanks that are none (U+00A0, as Teams, Confluence and Outlook paste them)"))
    #expect(!told.contains("does not belong to the lines above it"))
  }

  @Test func `a name that # has made a comment of is told on its line`() async throws {
    let checked = try await Case("yaml-onzichtbaar").run("check", "--config", "hekje.yaml")
    let told = checked.output + checked.errors
    #expect(checked.code == 78)
    #expect(told.contains("hekje.yaml:9:"))
    #expect(told.contains("# begins a comment"))
    #expect(told.contains("put quotes around a name that begins with #"))
    #expect(!told.contains("hekje.yaml:10"))
    #expect(!told.contains("two commas"))
  }
}
