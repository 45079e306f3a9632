/// The framing of messages in the pipes between parent and worker: four bytes of length, the highest first, then the
/// message.
enum Frame {
  /// The most bytes of one message. A source's 16 MiB grow when jq makes records of them.
  static let limit = 64 << 20

  static func header(_ count: Int) -> [UInt8] {
    [UInt8(count >> 24 & 255), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
  }

  static func length(_ header: some Sequence<UInt8>) -> Int { header.reduce(0) { $0 << 8 | Int($1) } }
}
