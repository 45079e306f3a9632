import Glibc
import Model
import YAML

/// What the configuration says for the operator: where alarms go, what is called when all is well, and where figures
/// are written.
package struct OperatorSettings {
  /// The language of what the operator reads.
  package let language: Language
  package let alarm: AlarmSettings?
  package let heartbeat: AddressSetting?
  /// The file to which the figures for Prometheus are written.
  package let metricsFile: String?

  init(_ root: inout Section, channels: inout SharedSections, language: Language) {
    self.language = language
    alarm = AlarmSettings(&root, channels: &channels)
    heartbeat = root.address("heartbeat")
    metricsFile = OperatorSettings.metricsFile(&root)
  }

  private static func metricsFile(_ root: inout Section) -> String? {
    guard let written = root.text("metrics_file") else { return nil }
    if written.isEmpty || written.hasSuffix("/") {
      root.report("is no file; name one, for example /var/lib/node_exporter/dagpost.prom", at: "metrics_file")
      return nil
    }
    if !written.hasSuffix(".prom") {
      root.report(
        "does not end in .prom; node_exporter reads no other files", at: "metrics_file", severity: .warning)
    }
    let file = path(written, relativeTo: root.location.file)
    let folder = directory(of: file)
    var status = stat()
    let isThere = stat(folder, &status) == 0
    if !isThere, errno == ENOENT || errno == ENOTDIR {
      root.report(
        "names \(file), in a folder that does not exist: make it, or no figures are written", at: "metrics_file",
        severity: .warning)
    }
    return file
  }
}

/// Where alarms go, and how long something may last before it is alarmed about.
package struct AlarmSettings {
  package let channels: [ChannelSettings]
  package let patience: AlarmPatience

  init?(_ root: inout Section, channels: inout SharedSections) {
    guard case .mapping(let entries, _)? = root.node("alarm") else {
      self.init(channels.named("alarm", of: &root), AlarmPatience())
      return
    }
    guard var group = root.section("alarm") else { return nil }
    if !entries.contains(where: { $0.key == "channels" }) {
      group.report("is missing \"channels\", for example channels: [NAME]")
    }
    let named = channels.named("channels", of: &group)
    var patience = AlarmPatience()
    patience.failing = group.integer("failing", in: 1...60) ?? patience.failing
    patience.empty = group.integer("empty", in: 1...60) ?? patience.empty
    patience.silent = group.integer("silent", in: 1...60) ?? patience.silent
    group.finish()
    self.init(named, patience)
  }

  private init?(_ entries: [SharedSections.Entry], _ patience: AlarmPatience) {
    guard !entries.isEmpty else { return nil }
    channels = entries.map {
      ChannelSettings(name: ChannelName($0.name), section: $0.section, isShared: true, isUnasked: false)
    }
    self.patience = patience
  }
}

/// For how many workdays of the team something may last before the operator is told.
package struct AlarmPatience: Sendable, Hashable {
  /// For a source that cannot be read. The update itself tells of the first day; on the second somebody has to look.
  package var failing = 2
  /// For a source that gives nothing although it always did. Quiet days occur, but a team's work seldom stops for a
  /// week.
  package var empty = 5
  /// For a team for which nothing was posted. The first missed day is told as such; two are called silence.
  package var silent = 2

  package init() {}
}

/// A web address that may be a secret, and how it is reached.
package struct AddressSetting: Sendable {
  package let url: Secret
  package let way: NetworkSettings
  package let location: Location
  /// The path of the setting, for sentences about it.
  package let path: String
}

extension Section {
  /// Reads a secret that holds an address, or a group of `url`, `ca` and `proxy`.
  mutating func address(_ key: String) -> AddressSetting? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let entries, _) = node,
      entries.contains(where: { (["url"] + NetworkSettings.keys).contains($0.key) })
    else {
      return secret(key).map {
        AddressSetting(url: $0, way: NetworkSettings(), location: node.location, path: join(key))
      }
    }
    guard var group = section(key) else { return nil }
    defer { group.finish() }
    let way = group.networkSettings(isOld: true)
    return group.requiredSecret("url").map {
      AddressSetting(url: $0, way: way, location: node.location, path: join(key))
    }
  }
}
