import Model

struct AlarmInEnglish: AlarmLanguage {
  func title(_ count: Int) -> String { count == 1 ? "Dagpost: 1 thing needs you" : "Dagpost: \(count) things need you" }
  let over = "Dagpost: back in order"
  let explanation = "For the operator. Told once, and once a day while it lasts. The whole picture: dagpost status"
  let newHeading = "NEW"
  let stillHeading = "STILL"
  let overHeading = "OVER"
  func more(_ count: Int) -> String { "+\(count) more, see dagpost status" }

  func teams(_ titles: [String]) -> Words {
    let named = Words.list(titles.prefix(3))
    let rest = titles.count - 3
    return rest > 0 ? named + Words(own: " and \(rest) more team\(rest == 1 ? "" : "s")") : named
  }

  func sentence(_ group: TroubleGroup, today: CivilDate) -> Words {
    teams(group.titles) + ": " + what(group, today)
  }

  func reminder(_ group: TroubleGroup, today: CivilDate) -> Words {
    let day = group.day(today).map { " (day \($0))" } ?? ""
    let urge =
      switch group.firmness(today) {
      case .plain: ""
      case .plan: ". Please agree who does it, and when"
      case .now: ". This does not pass by itself: do it today, or ask who can"
      }
    return teams(group.titles) + "\(own: day): " + what(group, today) + "\(own: urge)"
  }

  private func what(_ group: TroubleGroup, _ today: CivilDate) -> Words {
    let trouble = group.first
    let (subject, day) = (trouble.subject, words(trouble.day, today))
    let update = trouble.edition.map { "the \($0) of \(day)" } ?? day
    let others = trouble.count > 1 ? " (and \(trouble.count - 1) before it)" : ""
    switch group.kind {
    case .held:
      return
        "nobody can tell whether \(own: update)\(own: others) reached \(own: subject)\(group.why). Decide: \(own: group.outbox)"
    case .silent:
      let days = trouble.count == 1 ? "1 workday" : "\(trouble.count) workdays"
      return "nothing was posted for \(own: days), since \(own: day). See: \(own: group.status)"
    case .broken:
      return "channel \(own: subject) takes no posts since \(own: day)\(group.why). Once mended: \(own: group.resume)"
    case .refused:
      return "channel \(own: subject) refused \(own: update)\(own: others)\(group.why). See: \(own: group.outbox)"
    case .expired:
      return
        "\(own: update)\(own: others) did not reach \(own: subject) before its deadline\(group.why). See: \(own: group.outbox)"
    case .missed:
      return "\(own: update)\(own: others) was not posted\(group.why). See: \(own: group.status)"
    case .failing:
      return "source \(own: subject) could not be read since \(own: day)\(group.why). See: \(own: group.status)"
    case .inPart:
      return "source \(own: subject) can be used only in part since \(own: day)\(group.why). See: \(own: group.status)"
    case .leftOut:
      return
        "left out since \(own: day), because its settings have a mistake: nothing is posted for it\(group.why). See: dagpost check"
    case .asBefore:
      return
        "runs on as it was before \(own: day), because its new settings have a mistake\(group.why). See: dagpost check"
    case .open:
      return
        "\(own: subject) sends a secret over plain http, which anybody on the way can read\(group.why). Use https:// and a new secret"
    case .empty:
      return
        "source \(own: subject) has given nothing since \(own: day), though it always did. Look: \(own: group.preview)"
    }
  }

  func sentence(over kind: Trouble.Kind, _ subject: String) -> Words {
    switch kind {
    case .held, .refused, .expired: "no post to \(own: subject) waits for you any more"
    case .silent: "posts arrive again"
    case .broken: "channel \(own: subject) takes posts again"
    case .missed: "\(own: subject) comes again"
    case .failing: "source \(own: subject) is read again"
    case .leftOut, .asBefore: "its settings are in force again"
    case .open: "\(own: subject) sends no secret in the open any more"
    case .empty: "source \(own: subject) gives something again"
    case .inPart: "source \(own: subject) can be used whole again"
    }
  }

  let stopped = "Dagpost has stopped: its ledger cannot be used"
  let whatStopped = "Nothing is posted until that is mended. What is wrong: dagpost doctor"

  let restored = "Dagpost has put a backup in the place of its ledger"
  let whatRestored = "Posts that may have gone out since that backup are held, for you to decide: dagpost status"

  func clock(_ days: Int) -> String {
    switch days {
    case 0: "Dagpost does not believe the clock of its machine"
    case 1: "Dagpost has not believed the clock of its machine for 1 day"
    default: "Dagpost has not believed the clock of its machine for \(days) days"
    }
  }
  let whatClock = "Until then nothing is decided, and nothing is posted by itself. How things are: dagpost status"
  let clockOver = "Dagpost believes the clock of its machine again"
  let whatClockOver = "What fell due meanwhile and is still of use comes now. The rest is in: dagpost history"
  let putRight = "The clock of Dagpost's machine had been ahead"
  let whatPutRight = "See what was posted in that time: dagpost history"

  private func words(_ day: CivilDate, _ today: CivilDate) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day.day) \(months[day.month - 1])\(day.year(besides: today))"
  }
}

extension Words {
  /// Names from the configuration, each at most 40 characters, with commas.
  package static func list(_ names: some Sequence<String>) -> Words {
    names.reduce(into: Words()) { list, name in
      if !list.isEmpty { list += ", " }
      list += Words([.untrusted(UntrustedText(name).shortened(to: 40))])
    }
  }
}
