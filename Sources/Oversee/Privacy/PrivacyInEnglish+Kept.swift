import Collect
import Compose
import Ledger
import Model
import Operate

/// What is kept and for how long, what is not done, and what people can ask for.
extension PrivacyInEnglish {
  package var kept: String {
    let days = "\(Retention.days) days"
    let rows = [
      ["Bodies of messages, as they were posted", "as shown", "\(Retention.bodyDays) days"],
      [
        "Which line stood in which message, from which record", "as shown",
        "\(days); who was away \(Retention.bodyDays) days",
      ],
      ["What sources gave last", "owners, people, texts", "until no reading has shown it for \(days)"],
      ["Notes that were sent", "writer, text", days],
      ["Figures by day, numbers of finished and open work", "none", "\(days); of finished work the sum longer"],
      ["Which kinds of work were ever finished, and on which day first", "none", "as long as the ledger"],
      [
        "Why a source could not be read or a message not posted", "where an answer names somebody",
        "with the message, at most \(days); of a source until it works again",
      ],
    ]
    return """
      ## 4. Kept, and for how long

      In one file, `ledger.sqlite` in `\(PrivacyTable.plain(facts.state))`, which only the service's own user can read.\
      \(facts.keepsCalendars ? " Beside it are the last copies of the calendars of days off." : "") No password or \
      address of a webhook is stored in it.

      \(PrivacyTable.table(["what", "people in it", "how long"], rows))

      - What is older is deleted every day, and overwritten in the file.
      - Every day a copy of the file is put in the folder `backups` beside it; the last \(Retention.backups) are kept, so what was deleted \
      is gone from them \(Retention.backups) days later. Copies made before an upgrade of Dagpost are kept for \
      \(Retention.upgradeBackupDays) days at most, two of them.
      - A file that was damaged is set aside in the folder `corrupt` until somebody deletes it: [period].
      - What was posted stays in the chat for as long as the chat keeps it: [period].
      - The machine's log tells which team's message went where and quotes values that could not be read: [period].
      - Copies that the organisation makes of this machine: [period].
      """
  }

  var notDone: String {
    let groups = Set(facts.teams.map(\.smallestGroup)).sorted().map(String.init).joined(separator: " or ")
    return """
      ## 5. What is not done

      - No counts, ranks, scores, durations or response times of persons: neither computed, nor shown, nor stored. The tables have \
      no column for one, and a test sees to that.
      - No reason of an absence. A calendar entry that names somebody of `people:` and why they are away is not read.
      - No figures about fewer than \(groups) people, as far as the source says how many there are.
      - Nobody is addressed by the message (no @mention), and nobody is reminded personally.
      - Nothing goes to anybody but the hosts above: no cloud of ours, no statistics about use.
      - What Dagpost cannot know: how many people a team has. In a very small team numbers of the team say something about each of them: \
      [number of members per team]. Nor does it judge what people themselves write in a title or a note.
      """
  }

  var rights: String {
    """
    ## 6. What people can ask for

    - **Not to be named.** A name under `unnamed:` is dropped from everything that is read from then on, in all its spellings.
    - **To be forgotten.** `dagpost ledger forget NAME` takes a person out of all that is kept, also out of the bytes of the file and \
    of its copies in `backups`. It names files in `corrupt`, which have to be deleted. Messages in the chat, copies of the organisation's own \
    and the sources themselves are not reached by it.
    - **To know what is kept.** `dagpost ledger forget NAME --dry-run` tells how much of what is kept names somebody, and \
    changes nothing; `dagpost preview` shows the next message.
    - **To have it corrected.** In the source: the next reading has it.
    - Where to ask: [contact].
    """
  }

  var helpsWith: String {
    """
    ## 7. What this report helps with

    - Works council (in the Netherlands: Works Councils Act, WOR, article 27(1)(k), processing of personal data, and (l), systems \
    that can observe presence, behaviour or performance): sections 3 to 5 say what is and what is not possible. Whether consent \
    is needed is for the organisation and the works council to say.
    - GDPR article 5 (data minimisation, storage limitation): sections 3, 4 and 5. Article 6 (basis): section 2. Article 13 (informing \
    people): sections 2 to 6. Article 30 (register): the whole, as a draft of an entry.
    """
  }
}
