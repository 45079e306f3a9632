import Almanac
import Collect
import Compose
import Model
import Services

extension Team {
  /// As readers know it.
  package var title: String { profile.title }

  /// Sources and channels that send a secret where anybody on the way can read it, and the host to which.
  package var openSecrets: [(name: String, host: String)] {
    let all =
      sources.compactMap { source in source.openHost.map { (source.name.text, $0) } }
      + everyChannel.compactMap { channel in channel.openHost.map { (channel.name.text, $0) } }
    // A source and a channel may have one name.
    var names: Set<String> = []
    return all.filter { names.insert($0.0).inserted }
  }
}
