/// One team's channel.
package struct TeamChannel: Hashable, Sendable, Codable {
  package let team: TeamName
  package let channel: ChannelName
  package init(team: TeamName, channel: ChannelName) {
    self.team = team
    self.channel = channel
  }
}
