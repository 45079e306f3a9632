import Almanac
import Config
import HTTP
import Model
import YAML

/// What to do with a post that may have arrived, on a service that offers no way to find out.
package enum OnUnknown: String, Sendable, CaseIterable {
  /// Send the post once more, marked as a repeat.
  case resend
  /// Hold the post until a person decides.
  case hold
}

/// One channel of the configuration: a chat service with its settings, and the settings that channels of every service have.
package struct Channel: Sendable {
  package let name: ChannelName
  package let service: any Service
  package let onUnknown: OnUnknown
  /// In the local time of each team that posts here; nil means the team's own quiet hours.
  package let quietHours: QuietHours?
  /// The channel that takes a post whose outcome here stays unknown. It need not be one of the team's own channels.
  package let fallback: ChannelName?
  /// Why every post to this channel is refused, as a sentence for the operator; nil when posts are allowed.
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

  /// The name of the channel's service in the configuration.
  package var serviceName: String { type(of: service).name }
  package var unknownClass: UnknownClass { type(of: service).unknownClass }

  /// The settings that channels of every service have.
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

  /// Reads a channel's section and reports settings that are left over. Nil, with a problem reported, when no channel results.
  package init?(name: ChannelName, _ section: inout Section, services: [any Service.Type]) {
    guard section.has("service") else {
      _ = section.requiredText("service", example: services.first?.name ?? "")
      return nil
    }
    let filled = section.problems.unfilled.count
    let onUnknown = section.choice("on_unknown", OnUnknown.allCases.map { ($0.rawValue, $0) })
    let quietHours = section.quietHours("quiet_hours")
    let fallback = section.text("fallback").map { ChannelName($0) }
    // Without a known service, nobody can tell which other settings are right, so none of them is reported.
    guard let type = section.choice("service", services.map { ($0.name, $0) }) else { return nil }
    let service = type.init(&section)
    let unfilled = section.problems.unfilled.dropFirst(filled).first
    section.finish()
    guard let service else { return nil }
    self.init(name: name, service: service, onUnknown: onUnknown ?? .resend, quietHours: quietHours, fallback: fallback)
    // Earlier versions accepted settings with unfilled {{ }}. Refusing the configuration now would stop a daemon that runs, so
    // the channel is kept, and its posts are refused.
    forbidden = unfilled.map {
      "{{ }} stands at \($0), where nothing fills it in; mend that, reload, and send the post again"
    }
    if let host = plainHTTPHost {
      section.report(
        "is told its password over plain http at \(host), which anybody on the way can read; use https://", at: "proxy",
        severity: .warning)
    }
  }
}

extension Channel {
  /// The same channel for a team that may not use it: every post is refused with this sentence and waits for a person.
  package func forbidden(because why: String) -> Channel {
    var channel = self
    channel.forbidden = why
    return channel
  }

  /// Whether the channel posts over the network; such a channel always has a secret, in its address or as a token.
  package var holdsSecret: Bool { origin != nil }

  /// The proxy that would receive its password over plain http, where others can read it; nil when there is none. The channel's
  /// own address is never a risk: plain http is accepted only for this machine and private networks.
  package var plainHTTPHost: String? {
    switch service.sending(PostBody(contentType: "", text: ""), post: PostID("")) {
    case .http(let request): request.access.openProxy
    case .print: nil
    }
  }

  /// How to find out, without posting, whether the channel would accept a post; nil for standard output.
  package var checkup: Checkup? { service.checkup }

  /// Scheme, host and port of the service: the only part of the address that may be shown. Nil for standard output.
  package var origin: String? {
    switch service.sending(PostBody(contentType: "", text: ""), post: PostID("")) {
    case .http(let request): (try? WebAddress.read(request.url.reveal()))?.origin
    case .print: nil
    }
  }
}
