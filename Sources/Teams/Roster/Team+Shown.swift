import Almanac
import Collect
import Compose
import Model
import Services

extension Team {
  /// The team's name as readers know it.
  package var title: String { profile.title }

  /// Sources and channels that send a secret over plain http, where others can read it, each with the host that receives it.
  package var openSecrets: [(name: String, host: String)] {
    let all =
      sources.compactMap { source in source.plainHTTPHost.map { (source.name.text, $0) } }
      + everyChannel.compactMap { channel in channel.plainHTTPHost.map { (channel.name.text, $0) } }
    // A source and a channel may have the same name.
    var names: Set<String> = []
    return all.filter { names.insert($0.0).inserted }
  }
}
