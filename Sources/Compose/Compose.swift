import Model

/// From what was read to what people read, in three steps: *choose* which record stands on which line by which rule,
/// *fit* the lines to the limits of an update, *word* them in a language. All are pure; clock, calendar and memory come
/// in as values.
///
///     let update = Compose.choose(snapshot, memory: memory, occasion: occasion, profile: profile)
///     let worded = Compose.word(update, in: .nl)
package enum Compose {
  /// Chooses the update of a slot, and fits it: every line with its records and its rule, none of it in words yet.
  package static func choose(
    _ snapshot: Snapshot, memory: Memory, occasion: Occasion, profile: TeamProfile
  ) -> Update {
    let material = Material(snapshot, memory: memory, occasion: occasion, profile: profile)
    let fit = Fit(material)
    return switch occasion.kind {
    case .daily: fit.update(cutting: Portion.daily) { DailyUpdate(material: material, limits: $0).draft() }
    case .weekly: fit.update(cutting: Portion.weekly) { WeeklyNote(material: material, limits: $0).draft() }
    }
  }

  /// What goes to the team's manager along with a daily update; nil when there is nothing to tell, or nobody to tell
  /// it.
  package static func chooseForManager(
    _ snapshot: Snapshot, memory: Memory, occasion: Occasion, profile: TeamProfile
  ) -> Update? {
    guard occasion.kind == .daily, profile.hasManager else { return nil }
    let material = Material(snapshot, memory: memory, occasion: occasion, profile: profile)
    guard let roomy = ManagerUpdate(material: material, limits: .roomy).draft() else { return nil }
    return Fit(material, audience: .manager).update(cutting: Portion.manager) { limits in
      ManagerUpdate(material: material, limits: limits).draft() ?? roomy
    }
  }

  /// Says a chosen update in a language. Text from outside stays `untrusted`; only a renderer may make it output.
  package static func word(_ update: Update, in language: Language, mark: PostMark = .none) -> WordedUpdate {
    Wording(update, in: language).worded(mark)
  }

  /// An update line by line: the same lines, in the same order, as `WordedUpdate.plainLines`.
  package static func readerLines(
    _ update: Update, in language: Language, mark: PostMark = .none
  ) -> [ReaderLine] {
    Wording(update, in: language).readerLines(mark)
  }

  /// The words that stand for somebody who is not to be named.
  package static func colleague(in language: Language) -> String { language.phrases.colleague() }
}
