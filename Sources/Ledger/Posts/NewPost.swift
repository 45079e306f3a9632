import Model

/// A post to be queued.
package struct NewPost: Sendable {
  package let id: PostID
  package let channel: ChannelName
  /// The service that the body is made for.
  package let service: String
  package let body: PostBody
  /// Not sent before this moment (quiet hours); nil for at once.
  package let notBefore: Instant?
  /// Not sent from this moment on.
  package let deadline: Instant
  /// Somebody asked for it by hand: no quiet hours hold it, and it does not wait behind a post that they hold.
  package let byHand: Bool
  /// Why it is not sent until a person says so; nil for a post that is.
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
