import Collect
import Config
import Model
import YAML

/// The sources of a team through which people send notes, so that the update can acknowledge them.
///
/// These are the sources that give notes and nothing else: a mailbox, a drop folder, a form's table. A list that also holds
/// work is the team's own notebook and does not count, unless the setting `input` names it.
struct WaysIn {
  private(set) var sources: Set<SourceName>

  /// Reports a problem when the way in that the update offers is read by no source.
  init(_ settings: TeamSettings, sources: [Source], problems: Problems) {
    let giving = sources.filter { $0.gives.contains(.note) }
    self.sources = Set(giving.filter { $0.gives == [.note] }.map(\.name))
    guard let input = settings.input, input.source != .dagpostNote else { return }
    let reader = input.source ?? (giving.count == 1 ? giving.first?.name : nil)
    if let reader { self.sources.insert(reader) }
    // Sources with mistakes are missing here, and one of them may be the one that gives notes.
    let isKnown = sources.count == settings.sources.count
    let mistake: Sentence? =
      if let name = input.source {
        settings.mistake(naming: name, in: sources)
      } else if reader == nil, isKnown {
        settings.mistake(input, giving: giving.map(\.name))
      } else { nil }
    guard let mistake else { return }
    problems.add(
      settings.ownsInput
        ? Problem(at: input.location, path: "teams.\(settings.name).input", mistake)
        : Problem(
          at: settings.location, path: "teams.\(settings.name)",
          "has the input of the defaults, which \(mistake); without a way in, write input: none"))
  }
}

extension TeamSettings {
  fileprivate func mistake(naming source: SourceName, in read: [Source]) -> Sentence? {
    let known = sources.map(\.name.text)
    guard known.contains(source.text) else {
      let hint = suggestion(for: source.text, among: known + [SourceName.dagpostNote.text])
      return
        "is read by \"\(UntrustedText(source.text))\", which is no source of the team\(known: hint); name one, or dagpost note"
    }
    guard let found = read.first(where: { $0.name == source }), !found.gives.contains(.note) else { return nil }
    return "is read by \(source), which gives no notes, so nobody would see what is sent there; name another source"
  }

  /// The mistake when none of the sources gives notes, or more than one does.
  fileprivate func mistake(_ input: WayInSettings, giving: [SourceName]) -> Sentence {
    let say = UntrustedText(input.say)
    guard let first = giving.first else {
      return """
        offers "\(say)", but none of the team's sources reads it: add one that gives notes (system: mailbox, maildir or \
        dropfolder); where a form calls "dagpost note", write input: { say: "\(say)", source: dagpost note }
        """
    }
    let names = giving.map(\.text).joined(separator: " and ")
    return "may be read by \(names); say by which: input: { say: \"\(say)\", source: \(first) }"
  }
}
