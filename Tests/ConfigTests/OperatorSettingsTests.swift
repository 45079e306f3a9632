import Config
import Model
import Testing

/// `alarm`, `heartbeat` and `metrics_file`.
@Suite struct OperatorSettingsTests {
  private func load(_ text: String, more: [String: String] = [:]) throws -> (Settings?, [String]) {
    let folder = try Folder(
      [
        "dagpost.yaml": """
        \(text)
        defaults: { language: nl, zone: Europe/Amsterdam, editions: { daily: { at: "15:30" } } }
        sources: { git: { system: git } }
        channels: { chat: { service: console }, mail: { service: console }, pager: { service: console } }
        teams: { desk: { sources: [git], channels: [chat] } }

        """
      ].merging(more) { $1 })
    let (settings, problems) = folder.load()
    return (settings, folder.told(problems).filter { !$0.contains("is not used by any team") })
  }

  private func alarm(_ text: String) throws -> (names: [String], patience: AlarmPatience?) {
    let (settings, told) = try load(text)
    #expect(told == [])
    let alarm = settings?.forOperator.alarm
    return (alarm?.channels.map(\.name.text) ?? [], alarm?.patience)
  }

  @Test func `an alarm is a channel, a list, or a group`() throws {
    #expect(try alarm("alarm: mail").names == ["mail"])
    #expect(try alarm("alarm: [mail, pager]").names == ["mail", "pager"])
    let group = try alarm("alarm: { channels: mail, failing: 3, empty: 10, silent: 1 }")
    #expect(group.names == ["mail"])
    #expect(group.patience.map { [$0.failing, $0.empty, $0.silent] } == [3, 10, 1])
    #expect(try alarm("alarm: mail").patience == AlarmPatience())
    #expect(try alarm("").names == [])
  }

  @Test func `a channel that is only for alarms is used`() throws {
    let folder = try Folder([
      "dagpost.yaml": """
      alarm: mail
      defaults: { zone: Europe/Amsterdam, editions: { daily: { at: "15:30" } } }
      sources: { git: { system: git } }
      channels: { chat: { service: console }, mail: { service: console } }
      teams: { desk: { sources: [git], channels: [chat] } }

      """
    ])
    #expect(folder.told(folder.load().problems) == [])
  }

  @Test func `the operator reads the language of the defaults`() throws {
    #expect(try load("").0?.forOperator.language == .nl)
  }

  @Test(arguments: [
    ("alarm: mial", "dagpost.yaml:1:8: alarm names \"mial\", which is not defined (did you mean \"mail\"?)"),
    ("alarm: []", "dagpost.yaml:1:8: alarm names none of the channels; name one, for example alarm: NAME"),
    ("alarm: [mail, mail]", "dagpost.yaml:1:8: alarm names \"mail\" twice; keep one"),
    ("alarm: { silent: 3 }", "dagpost.yaml:1:1: alarm is missing \"channels\", for example channels: [NAME]"),
    (
      "alarm: { channels: mail, silent: 0 }",
      "dagpost.yaml:1:34: alarm.silent is \"0\"; it should be a whole number from 1 to 60"
    ),
    (
      "alarm: { channels: mail, chanel: 0 }",
      "dagpost.yaml:1:26: alarm.chanel is not a known setting (did you mean \"channels\"?)"
    ),
    (
      "metrics_file: \"\"",
      "dagpost.yaml:1:15: metrics_file is no file; name one, for example /var/lib/node_exporter/dagpost.prom"
    ),
    (
      "metrics_file: dagpost.txt",
      "dagpost.yaml:1:15: warning: metrics_file does not end in .prom; node_exporter reads no other files"
    ),
    (
      "heartbeat: { proxy: \"http://p:1\" }",
      "dagpost.yaml:1:1: heartbeat is missing \"url\", for example url: { credential: NAME }"
    ),
  ])
  func `says what to do about a mistake`(text: String, sentence: String) throws {
    #expect(try load(text).1 == [sentence])
  }

  @Test func `refuses these settings outside the main file`() throws {
    let (_, told) = try load("include: more.yaml", more: ["more.yaml": "alarm: mail\nmetrics_file: x.prom\n"])
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0.contains("may only be set in") })
  }

  @Test func `resolves paths from the folder of the file`() throws {
    let (settings, told) = try load("metrics_file: out/dagpost.prom")
    #expect(told.count == 1 && told.allSatisfy { $0.contains("in a folder that does not exist") })
    #expect(settings?.forOperator.metricsFile?.hasSuffix("/out/dagpost.prom") == true)
  }
}
