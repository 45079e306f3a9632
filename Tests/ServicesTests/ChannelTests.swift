import Almanac
import Config
import Model
import ServiceFixtures
import Testing
import YAML

@testable import Services

struct ChannelTests {
  @Test func `reads its own settings and leaves the rest to the service`() {
    let (channel, problems) = read(["service": "blind", "on_unknown": "hold", "place": "here"])
    #expect(problems == [])
    #expect(channel?.serviceName == "blind")
    #expect(channel?.onUnknown == .hold)
    #expect(channel?.unknownClass == .blind)
  }

  @Test func `resends when nothing is said`() {
    #expect(read(["service": "blind", "place": "here"]).0?.onUnknown == .resend)
  }

  @Test func `has quiet hours of its own, or none, or those of the team`() {
    #expect(read(["service": "blind", "place": "here"]).0?.quietHours == nil)
    #expect(read(["service": "blind", "place": "here", "quiet_hours": "none"]).0?.quietHours?.isEmpty == true)
    let (channel, problems) = read(["service": "blind", "place": "here", "quiet_hours": "12:00-13:00"])
    #expect(problems == [])
    #expect(channel?.quietHours?.spans.map(\.description) == ["12:00-13:00"])
  }

  @Test func `says what is wrong, each thing once`() {
    #expect(read([:]).1 == ["channels.chat is missing \"service\", for example service: blind"])
    #expect(
      read(["service": "blnd", "place": "here"]).1 == [
        "channels.chat.service is \"blnd\"; it should be blind or same-id (did you mean \"blind\"?)"
      ])
    #expect(
      read(["service": "blind", "place": "here", "plase": "there"]).1 == [
        "channels.chat.plase is not a known setting (did you mean \"place\"?)"
      ])
    #expect(
      read(["service": "blind", "place": "here", "on_unknown": "retry"]).1 == [
        "channels.chat.on_unknown is \"retry\"; it should be resend or hold"
      ])
  }

  private func read(_ settings: [String: String]) -> (Channel?, [String]) {
    let here = Location(file: "a.yaml", line: 1, column: 1)
    let entries = settings.sorted { $0.key < $1.key }.map {
      Node.Entry(key: $0.key, keyLocation: here, value: .scalar($0.value, here))
    }
    let problems = Problems()
    let secrets = SecretSource { _, _, _ in .failure(SecretProblem("has no secrets here")) }
    var section = Section(.mapping(entries, here), path: "channels.chat", problems: problems, secrets: secrets)
    let channel = Channel(name: "chat", &section, services: [BlindService.self, SameIDService.self])
    return (channel, problems.all.map { "\($0.path) \($0.sentence)" })
  }
}
