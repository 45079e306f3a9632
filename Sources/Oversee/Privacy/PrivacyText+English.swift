/// The privacy report in English. `PrivacyText` explains how words and gaps are written.
extension PrivacyText {
  static let english = PrivacyText(
    words: """
      months: January, February, March, April, May, June, July, August, September, October, November, December
      and: and
      or: or
      nothing: nothing
      edition.daily: `{{name}}` (update of the day, {{time}})
      edition.weekly: `{{name}}` (note of the week, {{time}})
      role.owner: owner of work
      role.thanked: somebody who is thanked
      role.writer: writer of a note
      role.absent: away (never why)
      role.contact: contact
      role.anniversary: with an anniversary (on request)
      place.file: a file on this machine ({{name}})
      place.folder: a folder on this machine ({{name}})
      place.command: the program {{name}} on this machine
      place.here: the program's own output
      place.secret: an address that only the service may read: [host]
      use.manager: for the manager only
      use.fallback: when another may not have a message
      kind.item: work
      kind.milestone: milestones
      kind.metric: figures
      kind.decision: decisions
      kind.note: notes
      kind.absence: absences
      kind.event: calendar entries
      field.owner: owner
      field.people: people of a milestone
      field.from: writer
      field.person: who is away, from when to when
      field.title: title
      field.text: text
      field.goal: goal
      field.means: done means
      field.effect: effect
      field.reason: reason of a deadline
      field.why: why it was dropped
      field.labels: labels
      field.touches: whom it touches
      field.name: name of a figure
      """,
    report: """
      # Dagpost and personal data

      Made on {{day}} {{month}} {{year}} by dagpost {{version}} from `{{config}}`, for the works council and the \
      privacy officer. It tells what this configuration does, as it is built. It is no legal advice. What stands between \
      [brackets] is for the organisation to fill in.

      ## 1. In short

      - Dagpost reads where a team's work is already recorded and posts a short message about it in the team's chat. Nobody has to \
      report anything for it.
      - People stand in it as {{roles}}. Nothing is counted, ranked or timed per person, and there is no place to store such a thing.
      - It runs on one machine of the organisation. It speaks to the sources and channels below and to nobody else.
      {{#alarms}}- What goes wrong is told to whoever looks after it, in the channel {{name}} ({{service}}, {{place}}): the names of \
      teams, sources and channels, and what a source or service answered. No names of people belong there.{{/alarms}}
      {{#heartbeat}}- Every hour it calls {{heartbeat}} as a sign of life. Nothing about the team or its people goes along.{{/heartbeat}}
      - Bodies of messages are kept for {{bodyDays}} days, the rest for {{days}}.
      - {{#unnamed.none}}Nobody has asked not to be named.{{/unnamed.none}}{{#unnamed.one}}One person is never named, on \
      request.{{/unnamed.one}}{{#unnamed.many}}{{unnamed}} people are never named, on request.{{/unnamed.many}}

      ## 2. Purpose and basis

      - Controller: [organisation, contact]
      - Purpose: [what the updates are for, and what they are not used for]
      - Legal basis (GDPR article 6): [basis, and why]
      - People concerned: [members of the teams below, how many{{#teams.many}} per team{{/teams.many}}; people named in the texts of \
      sources]
      - Agreed with the works council on: [date]

      ## 3. What is read and shown

      {{#teams}}
      ### Team {{title}}

      **Read**, for {{editions}}:

      | source | from | what | people | text in which people may be named |
      | --- | --- | --- | --- | --- |
      {{#sources}}| {{title}} (`{{name}}`) | {{places}} | {{kinds}} | {{people}} | {{texts}} |{{/sources}}

      {{#sources}}
      {{#hidesTitles}}- Of `{{name}}` no titles are read.{{/hidesTitles}}
      {{#excluded}}- Of `{{name}}` this is not read at all: {{excluded}}.{{/excluded}}
      {{#countsAll}}- Work of `{{name}}` is only counted, for the team as a whole, and read without an owner.{{/countsAll}}
      {{#counted}}- Of `{{name}}` this is only counted, for the team as a whole, and read without an owner: {{counted}}.{{/counted}}
      {{/sources}}
      {{#absences}}- Of an absence a name and days are read, never a reason. It is told, and not stored as such.{{/absences}}
      - A figure about fewer than {{smallestGroup}} people, where its source says how many, is neither told nor stored.
      {{#calendars}}- Days off come from {{calendars}}; only whole days are read, with their title.{{/calendars}}
      {{#unnamed}}- {{#unnamed.one}}One person is{{/unnamed.one}}{{#unnamed.many}}{{unnamed}} people are{{/unnamed.many}} left out of \
      everything that is read, before anything is stored.{{/unnamed}}

      **Shown**, in these channels:

      | channel | service | goes to | readers |
      | --- | --- | --- | --- |
      {{#channels}}| `{{name}}`{{#use}}, {{use}}{{/use}} | {{service}} | {{place}} | [who can read it] |{{/channels}}

      {{#owner}}- Owner: behind work that is done, planned, agreed or late, by name.{{/owner}}
      {{#thanked}}- Thanked: at a milestone, or in a note of thanks that a colleague or customer wrote.{{/thanked}}
      {{#writer}}- Writer: behind a note that somebody sent for the update, if they gave their name.{{/writer}}
      {{#absent}}- Away: the name and the last day, in the update of that day or of the workday before.{{/absent}}
      {{#contact}}- Contact: whom to ask, as the configuration names them ({{contacts}}).{{/contact}}
      {{#anniversary}}- Anniversary: {{#anniversaries.one}}one person wants{{/anniversaries.one}}{{#anniversaries.many}}\
      {{anniversaries}} people want{{/anniversaries.many}} it told how long they have been here. No date of birth is known.{{/anniversary}}
      {{#manager}}- The manager is told besides which agreements go on slipping and which planned work left its list, with the owner \
      where it has one, and whether priorities and goals still say something, without names.{{/manager}}

      {{/teams}}
      ## 4. Kept, and for how long

      In one file, `ledger.sqlite` in `{{state}}`, which only the service's own user can read.{{#keepsCalendars}} Beside it are the \
      last copies of the calendars of days off.{{/keepsCalendars}} No password or address of a webhook is stored in it.

      | what | people in it | how long |
      | --- | --- | --- |
      | Bodies of messages, as they were posted | as shown | {{bodyDays}} days |
      | Which line stood in which message, from which record | as shown | {{days}} days; who was away {{bodyDays}} days |
      | What sources gave last | owners, people, texts | until no reading has shown it for {{days}} days |
      | Notes that were sent | writer, text | {{days}} days |
      | Figures by day, numbers of finished and open work | none | {{days}} days; of finished work the sum longer |
      | Which kinds of work were ever finished, and on which day first | none | as long as the ledger |
      | Why a source could not be read or a message not posted | where an answer names somebody | with the message, at most {{days}} \
      days; of a source until it works again |

      - What is older is deleted every day, and overwritten in the file.
      - Every day a copy of the file is put in the folder `backups` beside it; the last {{backups}} are kept, so what was deleted \
      is gone from them {{backups}} days later. Copies made before an upgrade of Dagpost are kept for {{upgradeDays}} days at most, two \
      of them.
      - A file that was damaged is set aside in the folder `corrupt` until somebody deletes it: [period].
      - What was posted stays in the chat for as long as the chat keeps it: [period].
      - The machine's log tells which team's message went where and quotes values that could not be read: [period].
      - Copies that the organisation makes of this machine: [period].

      ## 5. What is not done

      - No counts, ranks, scores, durations or response times of persons: neither computed, nor shown, nor stored. The tables have \
      no column for one, and a test sees to that.
      - No reason of an absence. A calendar entry that names somebody of `people:` and why they are away is not read.
      - No figures about fewer than {{groups}} people, as far as the source says how many there are.
      - Nobody is addressed by the message (no @mention), and nobody is reminded personally.
      - Nothing goes to anybody but the hosts above: no cloud of ours, no statistics about use.
      - What Dagpost cannot know: how many people a team has. In a very small team numbers of the team say something about each of them: \
      [number of members per team]. Nor does it judge what people themselves write in a title or a note.

      ## 6. What people can ask for

      - **Not to be named.** A name under `unnamed:` is dropped from everything that is read from then on, in all its spellings.
      - **To be forgotten.** `dagpost ledger forget NAME` takes a person out of all that is kept, also out of the bytes of the file and of \
      its copies in `backups`. It names files in `corrupt`, which have to be deleted. Messages in the chat, copies of the organisation's own \
      and the sources themselves are not reached by it.
      - **To know what is kept.** `dagpost ledger forget NAME --dry-run` tells how much of what is kept names somebody, and \
      changes nothing; `dagpost preview` shows the next message.
      - **To have it corrected.** In the source: the next reading has it.
      - Where to ask: [contact].

      ## 7. What this report helps with

      - Works council (in the Netherlands: Works Councils Act, WOR, article 27(1)(k), processing of personal data, and (l), systems \
      that can observe presence, behaviour or performance): sections 3 to 5 say what is and what is not possible. Whether consent \
      is needed is for the organisation and the works council to say.
      - GDPR article 5 (data minimisation, storage limitation): sections 3, 4 and 5. Article 6 (basis): section 2. Article 13 (informing \
      people): sections 2 to 6. Article 30 (register): the whole, as a draft of an entry.
      """)
}
