import Almanac
import Config
import HTTP
import Model

/// What is done about a post that may have arrived, where the service cannot tell.
package enum OnUnknown: String, Sendable, CaseIterable {
  /// Sent once more, marked as a repeat.
  case resend
  /// Left for a person.
  case hold
}

/// One way out: a service with its settings, and what every channel can say.
package struct Channel: Sendable {
  package let name: ChannelName
  package let service: any Service
  package let onUnknown: OnUnknown
  /// On the wall of each team that uses it; nil for those of the team.
  package let quietHours: QuietHours?
  /// The channel that takes what this one leaves in doubt; it need not be one of the team's own.
  package let fallback: ChannelName?
  /// Why nothing may be posted here, for who asks; nil when it may.
  package private(set) var forbidden: String?

  package init(
    name: ChannelName, service: any Service, onUnknown: OnUnknown = .resend, quietHours: QuietHours? = nil,
    fallback: ChannelName? = nil
  ) {
    self.name = name
    self.fallback = fallback
    self.service = service
    self.onUnknown = onUnknown
    self.quietHours = quietHours
  }

  /// The word of its service in the configuration.
  package var serviceName: String { type(of: service).name }
  package var unknownClass: UnknownClass { type(of: service).unknownClass }

  /// The settings that every channel has, whatever its service.
  package static let settings = [
    ServiceSetting("service", required: true, "which chat service: one of `dagpost services`"),
    ServiceSetting(
      "on_unknown",
      "when nobody can tell whether a post arrived: resend (once, marked as a repeat; the default) or hold (for a person)"
    ),
    ServiceSetting(
      "fallback", "the shared channel that takes a post which nobody can tell the outcome of, instead of holding it"),
    ServiceSetting(
      "quiet_hours",
      "when nothing is posted here, such as [\"12:00-13:00\", \"18:00-08:00\"]; none for never; the team's without it"),
  ]

  /// Reads all of a channel's section, and refuses what is left over. Nil when no channel can be made of it; the reason is
  /// among the section's problems then.
  package init?(name: ChannelName, _ section: inout Section, services: [any Service.Type]) {
    guard section.has("service") else {
      _ = section.requiredText("service", example: services.first?.name ?? "")
      return nil
    }
    let filled = section.problems.unfilled.count
    let onUnknown = section.choice("on_unknown", OnUnknown.allCases.map { ($0.rawValue, $0) })
    let quietHours = section.quietHours("quiet_hours")
    let fallback = section.text("fallback").map { ChannelName($0) }
    // Without a service nobody knows which other settings are right, so none of them is complained about.
    guard let type = section.choice("service", services.map { ($0.name, $0) }) else { return nil }
    let service = type.init(&section)
    let unfilled = section.problems.unfilled.dropFirst(filled).first
    section.finish()
    guard let service else { return nil }
    self.init(name: name, service: service, onUnknown: onUnknown ?? .resend, quietHours: quietHours, fallback: fallback)
    // A configuration that holds braces was taken until now, so nobody's daemon stops for them; but nothing is sent with them.
    forbidden = unfilled.map {
      "{{ }} stands at \($0), where nothing fills it in; mend that, reload, and send the post again"
    }
    if let host = openHost {
      section.report(
        "is told its password over plain http at \(host), which anybody on the way can read; use https://", at: "proxy",
        severity: .warning)
    }
  }
}

extension Channel {
  /// The same channel for a team that may not use it: every post is refused with this sentence, and waits for a person.
  package func forbidden(because why: String) -> Channel {
    var channel = self
    channel.forbidden = why
    return channel
  }

  /// Whether it posts over the network, and so with a key.
  package var holdsSecret: Bool { origin != nil }

  /// Where a secret goes over plain http that anybody on the way can read: its proxy. An address of a channel is never so.
  package var openHost: String? {
    switch service.sending(PostBody(contentType: "", text: ""), post: PostID("")) {
    case .http(let request): request.access.openProxy
    case .print: nil
    }
  }

  /// How to find out, without posting, whether it would take a post; nil for our own standard output.
  package var checkup: Checkup? { service.checkup }

  /// Scheme, host and port that its posts go to: all of an address that may be shown. Nil for our own standard output.
  package var origin: String? {
    switch service.sending(PostBody(contentType: "", text: ""), post: PostID("")) {
    case .http(let request): (try? WebAddress.read(request.url.reveal()))?.origin
    case .print: nil
    }
  }
}
