import Foundation
import Model
import TestKit
import Testing

@testable import Collect

/// Reads several sources together: a source that fails costs its own reading only.
@Suite struct CollectorTests {
  private let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("one.json", #"[{"title": "a"}]"#)
  }

  private func source(_ name: SourceName, _ yaml: String) throws -> Source {
    try Room.source(yaml, name: name, file: folder.path + "/dagpost.yaml")
  }

  @Test func `a source that hangs, takes too much memory or fails costs its own reading only`() async throws {
    let readings = await Room.read(
      [
        try source("loops", "file: one.json\ngives: item\njq: 'def f: f; f'\ndeadline: 1s"),
        try source("eats", "file: one.json\ngives: item\njq: '[range(1e12)]'"),
        try source("hangs", "command: [sleep, '600']\nformat: json\ngives: item\ndeadline: 1s"),
        try source("broken", "file: one.json\ngives: item\njq: 'nothing_such'"),
        try source("missing", "file: two.json\ngives: item"),
        try source("garbled", "command: [echo, '<html>']\nformat: json\ngives: item"),
        try source("well", "file: one.json\ngives: item"),
        try source("mapped", "file: one.json\ngives: item\njq: '{title}'"),
      ], worker: Room.worker(memoryMiB: 128))
    #expect(
      readings.map(\.source.text) == ["loops", "eats", "hangs", "broken", "missing", "garbled", "well", "mapped"])
    #expect(
      readings.map(\.failure) == [
        "the jq of records did not end in time",
        "the jq of records used too much memory or crashed",
        "it was not read within 1 second",
        "its jq program does not compile: nothing_such/0 is not defined",
        "\(folder.path)/two.json cannot be read: No such file or directory",
        "echo: this is a web page, perhaps one that asks for a login; check the address, the login and the secret of this source",
        "", "",
      ])
    #expect(readings.suffix(2).map { $0.items.map(\.title.description) } == [["a"], ["a"]])
  }

  @Test func `a command that fails is run once more`() async throws {
    let reading = try await Room.read(
      try source(
        "flaky",
        "command: [sh, -c, 'if [ -e ran ]; then echo \"[]\"; else touch ran; exit 1; fi']\nformat: json\ngives: item"))
    #expect(reading.failure == "")
  }

  @Test func `a secret reaches no argument, environment, sentence or mapping`() async throws {
    try folder.write(
      "spy.yaml",
      """
      system: spy
      parameters: { key: { required: true, secret: true } }
      http: { headers: { X-Key: "{{ key }}" } }
      requests:
        shown: { command: [sh, -c, "env; tr '\\\\0' ' ' < /proc/$$/cmdline"], format: lines, gives: item, map: "{ title: .line }" }
        mapped: { file: \(folder.path)/one.json, gives: item, map: "{ title: ([$p, $ENV] | tojson) }" }
      """)
    let source = try Room.source(
      "system: spy\nkey: { credential: canary }", systems: Room.catalog(folder.path),
      file: folder.path + "/dagpost.yaml")
    let reading = try await Room.read(source)
    #expect(reading.failure == "")
    #expect(reading.items.count >= 3)
    #expect(!"\(reading)".contains("canary"))
    #expect(!"\(source)".contains("<canary>"))
  }

  @Test func `a field that no record has is reported once to the author of a system`() async throws {
    try folder.write(
      "x.yaml", "system: x\nrequests: { all: { file: \(folder.path)/two.json, gives: item, map: '{title, colour}' } }")
    try folder.write("two.json", #"[{"title":"a","colour":"red"},{"title":"b","colour":"blue"}]"#)
    let reading = try await Room.read(try Room.source("system: x", systems: Room.catalog(folder.path)))
    #expect(reading.items.count == 2)
    #expect(reading.sentences == [#"it: the jq of all gives "colour", which an item does not have"#])
    #expect(reading.completeness?.complete == true)
  }
}
