import Model

/// The files that `dagpost init` writes: a team that works at once, with comments that say what to change next.
package struct StarterFiles: Sendable {
  package let name: String
  package let text: String

  /// The dates in the files are near `today`, so that the first preview has something to show.
  package static func all(in language: Language = .en, today: CivilDate) -> [StarterFiles] {
    switch language {
    case .en:
      [
        StarterFiles(name: "dagpost.yaml", text: config), StarterFiles(name: "planning.md", text: planning(today)),
        StarterFiles(name: "figures.csv", text: figures("satisfaction", today)),
      ]
    case .nl:
      [
        StarterFiles(name: "dagpost.yaml", text: dutchConfig),
        StarterFiles(name: "planning.md", text: dutchPlanning(today)),
        StarterFiles(name: "cijfers.csv", text: figures("tevredenheid", today)),
      ]
    }
  }

  private static func figures(_ name: String, _ today: CivilDate) -> String {
    """
    name,value,target,date
    \(name),7.5,8,\(today.adding(days: -14))
    \(name),7.6,8,\(today.adding(days: -7))
    \(name),7.8,8,\(today)

    """
  }

  /// The `count`th day after `day` that is neither a Saturday nor a Sunday.
  package static func weekday(after day: CivilDate, _ count: Int) -> CivilDate {
    let days = (1...31).lazy.map { day.adding(days: $0) }.filter { $0.weekday.rawValue <= 5 }
    return days.dropFirst(count - 1).first ?? day
  }
}
