import Almanac
import Collect
import Compose
import HTTP
import Ledger
import Model
import Services
import Teams

/// The way from sources to posts: the flow in docs/design.md.
package struct Pipeline: Sendable {
  /// Nil when no ledger exists yet and none may be made.
  package let ledger: Ledger?
  package let http: any HTTPClient
  /// Our own program file, for the jq worker.
  package let executable: String
  package let newID: @Sendable () -> PostID
  /// Until when services asked not to be called again; kept from one round to the next.
  var rests = RetryPauses()

  package init(
    ledger: Ledger?, http: any HTTPClient, executable: String, newID: @escaping @Sendable () -> PostID,
    rests: RetryPauses = RetryPauses()
  ) {
    self.ledger = ledger
    self.http = http
    self.executable = executable
    self.newID = newID
    self.rests = rests
  }

  /// One round of collecting. All its updates share one jq worker, which ends with the round.
  package func round<T: Sendable, E: Error>(_ work: (Collector) async throws(E) -> T) async throws(E) -> T {
    let worker = JQWorker(executable: executable)
    let result: Result<T, E>
    do throws(E) {
      result = .success(try await work(Collector(http: http, worker: worker, rests: rests)))
    } catch {
      result = .failure(error)
    }
    await worker.close()
    return try result.get()
  }

  /// Collects, recognises, remembers, chooses, words and renders. With `keep` false, nothing is written.
  package func compose(_ assignment: Assignment, with collector: Collector, keep: Bool) async throws(LedgerError)
    -> Composition
  {
    let team = assignment.team
    let since = try await ledger?.since(before: assignment.slot) ?? assignment.occasion.firstLookBack
    var snapshot = await collector.collect(
      team: team.name, sources: team.sources,
      window: Window(
        since: since, now: assignment.now, calendar: team.calendar, zone: team.workCalendar.zone, zones: team.zones))
    if let sent = try await sentNotes(assignment, since: since) { snapshot.readings.append(sent) }
    if assignment.isAsOf { snapshot = snapshot.asOf(assignment.now, team.calendar) }
    if let known = try await ledger?.recognise(snapshot) { snapshot = known }
    var memory = try await remember(snapshot, assignment, keep: keep)
    snapshot = snapshot.tellingOfFirstNotes(memory)
    if assignment.isAsOf { memory = memory.asOf(assignment.now, team.calendar) }
    let occasion = assignment.occasion
    let update = Compose.choose(snapshot, memory: memory, occasion: occasion, profile: team.profile)
    let worded = Compose.word(update, in: team.language, mark: .none)
    var composition = Composition(
      assignment: assignment, update: update, worded: worded,
      renderings: assignment.channels.map { render(worded, for: $0) }, snapshot: snapshot)
    if let channel = team.manager,
      let update = Compose.chooseForManager(snapshot, memory: memory, occasion: occasion, profile: team.profile)
    {
      let worded = Compose.word(update, in: team.language, mark: .none)
      composition.forManager = .init(update: update, worded: worded, rendering: render(worded, for: channel))
    }
    return composition
  }

  private func render(_ worded: WordedUpdate, for channel: Channel) -> Composition.Rendering {
    let id = newID()
    return Composition.Rendering(id: id, channel: channel, body: channel.service.render(worded, post: id))
  }

  /// The notes that came in through `dagpost note`, as the reading of a source of its own; nil when there are none.
  private func sentNotes(_ assignment: Assignment, since: Instant) async throws(LedgerError) -> Reading? {
    guard let ledger else { return nil }
    // Older notes are read too: one that did not fit into an update may still be told in the next one, or by another edition.
    let after = min(since, assignment.now.adding(.seconds(-Pipeline.noteDays * 86_400)))
    let notes = try await ledger.notes(of: assignment.team.name, after: after)
    guard !notes.isEmpty else { return nil }
    let privacy = assignment.team.privacy
    let records = notes.compactMap { sent -> Record? in
      var note = Note(
        key: RecordKey(source: .dagpostNote, kind: .note, id: sent.id), kind: sent.kind, text: sent.text)
      note.from = sent.from.map { privacy.people.canonical($0) }
      note.at = .instant(sent.at)
      return privacy.unnamed.apply(to: .note(note))
    }
    return Reading(
      source: .dagpostNote, title: SourceName.dagpostNote.text, at: assignment.now,
      outcome: .read(records, Completeness(complete: true)))
  }

  private static let noteDays: Int64 = 31

  private func remember(_ snapshot: Snapshot, _ assignment: Assignment, keep: Bool) async throws(LedgerError) -> Memory
  {
    guard let ledger else { return Memory() }
    let calendar = assignment.team.calendar
    // Sources seem to have failed when a reading was cancelled, so a cancelled round must not be remembered.
    let keep = keep && !Task.isCancelled
    if keep { try await ledger.ingest(snapshot, calendar: calendar) }
    var memory = try await ledger.memory(
      for: assignment.slot, at: snapshot.at, naming: snapshot.proofs, unsaved: keep ? nil : (snapshot, calendar))
    assignment.team.privacy.unnamed.apply(to: &memory)
    return memory
  }
}

extension Snapshot {
  /// The work that decisions wait for as their proof, by id or key.
  fileprivate var proofs: Set<String> {
    Set(
      readings.flatMap(\.records).compactMap { record in
        if case .decision(let decision) = record, case .item(let id)? = decision.proof { id } else { nil }
      })
  }
}

extension Assignment {
  fileprivate var occasion: Occasion {
    Occasion(slot: slot, kind: edition.kind, now: goesOut ?? now, late: late, calendar: team.calendar)
  }
}
