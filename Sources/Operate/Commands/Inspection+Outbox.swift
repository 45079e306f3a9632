import Compose
import Config
import Ledger
import Model
import Services
import Teams

extension World {
  /// A post as lists show it.
  package func entry(_ post: StoredPost) -> OutboxEntry {
    let team = post.slot.team
    return OutboxEntry(
      post: post.id, slot: post.slot, channel: post.channel, via: post.via, service: post.service, state: post.state,
      attempts: post.attempts, next: post.state == .queued || post.isSought ? wall(post.nextAt, of: team) : nil,
      isQuiet: post.state == .queued && post.isQuiet, deadline: wall(post.deadline, of: team),
      created: wall(post.created, of: team), settled: post.settled.map { wall($0, of: team) },
      confirmed: post.confirmed, isRepeat: post.isRepeat, byHand: post.byHand, why: post.why)
  }

  /// How a post of an update reads: with the mark that it has, or had.
  package func words(_ update: Update, of post: StoredPost) -> WordedUpdate? {
    team(post.slot.team).map { Compose.word(update, in: $0.language, mark: post.mark) }
  }
}

extension StoredAttempt {
  var hadNoAnswer: Bool { outcome == .unknown }
}

/// `outbox list` and `outbox show`.
extension Inspection {
  package func outbox(_ question: OutboxQuestion) async throws(LedgerError) -> Answer {
    if let refusal = unknownNames(question) { return .refused(refusal.sentences, .usage) }
    guard let ledger else { return .outbox([]) }
    var found: [StoredPost]
    if question.states.isEmpty, !question.all {
      found = try await ledger.unsettled()
    } else {
      found = []
      // One question a team: a list of one team is not cut because of another's.
      for team in question.teams.isEmpty ? [nil] : question.teams.map(Optional.some) {
        found += try await ledger.posts(
          PostFilter(
            team: team, channel: question.channels.count == 1 ? question.channels.first : nil,
            states: question.states.isEmpty ? nil : Set(question.states), limit: Inspection.longest)
        ).reversed()
      }
    }
    return .outbox(
      found.filter { post in
        (question.teams.isEmpty || question.teams.contains(post.slot.team))
          && (question.channels.isEmpty || question.channels.contains(post.channel))
      }.map { world.entry($0) })
  }

  /// With `--all` also teams and channels that are no longer in the configuration can be asked for.
  private func unknownNames(_ question: OutboxQuestion) -> Refusal? {
    guard !question.all else { return nil }
    var sentences: [String] = []
    if case .failure(let refusal) = world.chosen(question.teams, edition: nil) { sentences += refusal.sentences }
    let known = Set(world.teams.flatMap { team in team.everyChannel.map(\.name.text) }).sorted()
    sentences += question.channels.filter { !known.contains($0.text) }.map { name in
      "There is no channel \"\(name)\"\(suggestion(for: name.text, among: known)); there is \(known.joined(separator: ", "))."
    }
    return sentences.isEmpty ? nil : Refusal(sentences: sentences)
  }

  package func show(_ question: PostQuestion) async throws(LedgerError) -> Answer {
    let post: StoredPost
    switch try await self.post(named: question.post) {
    case .success(let found): post = found
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    guard let ledger else { return .outbox([]) }
    let attempts = try await ledger.attempts(of: post.id)
    let update = try await ledger.update(of: post.id)
    let body = question.raw ? try await ledger.body(of: post.id) : nil
    let team = post.slot.team
    return .post(
      PostReport(
        entry: world.entry(post),
        attempts: attempts.map { attempt in
          .init(
            number: attempt.number, started: world.wall(attempt.started, of: team),
            ended: attempt.ended.map { world.wall($0, of: team) }, outcome: attempt.outcome?.rawValue, why: attempt.why)
        },
        text: update.flatMap { world.words($0, of: post) }?.plainLines ?? [],
        body: body.map { .init(contentType: $0.contentType, text: $0.text) },
        advice: PostCare(post.state, hadNoAnswer: attempts.contains(where: \.hadNoAnswer)).advice(post.id)))
  }
}
