import Model

/// A post to be queued.
package struct NewPost: Sendable {
  package let id: PostID
  package let channel: ChannelName
  /// The service that the body was rendered for.
  package let service: String
  package let body: PostBody
  /// The end of quiet hours, before which it is not sent; nil for at once.
  package let notBefore: Instant?
  /// The post is not sent from this moment on.
  package let deadline: Instant
  /// Whether somebody asked for it by hand: then quiet hours do not hold it, and it passes posts that they hold.
  package let byHand: Bool
  /// Why it is stored as `held` and waits for a person, as a sentence; nil for a post that is sent.
  package let heldBecause: String?

  package init(
    id: PostID, channel: ChannelName, service: String, body: PostBody, notBefore: Instant? = nil,
    deadline: Instant, byHand: Bool = false, heldBecause: String? = nil
  ) {
    self.id = id
    self.channel = channel
    self.service = service
    self.body = body
    self.notBefore = notBefore
    self.deadline = deadline
    self.byHand = byHand
    self.heldBecause = heldBecause
  }
}
