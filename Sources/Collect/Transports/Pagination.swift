import JSON

/// Recognises that a list continues on another page. Further pages are not read, so such a list is incomplete.
enum Pagination {
  /// The sentence for the administrator; `sign` is the header or field that shows it.
  private static func sentence(_ sign: String) -> String {
    "the list goes on on another page (\(sign) says so), and only this one is read; ask for more at once or for less in all, "
      + "with what its address offers for that"
  }

  /// Checks the header `Link` (RFC 8288) of an answer.
  static func cut(by link: String?) -> String? {
    let links = (link ?? "").split(separator: "<").dropFirst(link?.first == "<" ? 0 : 1)
    let goesOn = links.contains { link in
      let parameters = link.drop { $0 != ">" }.lowercased().filter { $0 != "\"" }.split { ";,".contains($0) }
      return parameters.contains { parameter in
        let words = parameter.trimmingSpaces()
        return words.hasPrefix("rel=") && words.dropFirst(4).split(separator: " ").contains("next")
      }
    }
    return goesOn ? sentence("the header Link with rel=\"next\"") : nil
  }

  /// Checks the body of an answer. Only fields beside the list itself count, because records may hold lists of their
  /// own.
  static func cut(_ value: JSONValue, depth: Int = 0) -> String? {
    guard case .object(let fields) = value, depth < 5 else { return nil }
    let lists = fields.values.compactMap { if case .list(let items) = $0 { items.count } else { nil } }
    if !lists.isEmpty, let sign = sign(fields) ?? total(fields, given: lists) { return sentence("\"\(shown(sign))\"") }
    for name in fields.keys.sorted() {
      if let cut = fields[name].flatMap({ cut($0, depth: depth + 1) }) { return cut }
    }
    return nil
  }

  private static let asides = ["pageInfo", "paging", "pagination", "meta", "links", "_links"]
  private static let tokens = [
    "@odata.nextLink", "odata.nextLink", "nextLink", "nextPageToken", "next_page_token", "nextPage", "next_page",
    "nextCursor", "next_cursor", "continuationToken",
  ]
  private static let more = ["has_more", "hasMore", "hasNextPage", "has_next_page", "moreResults"]
  private static let ends = ["isLast", "is_last", "isLastPage"]
  private static let totals = ["total", "totalCount", "total_count", "count", "@odata.count"]

  private static func sign(_ fields: [String: JSONValue]) -> String? {
    if let name = tokens.first(where: { isToken(fields[$0]) }) { return name }
    if isAddress(fields["next"]) { return "next" }
    if let name = more.first(where: { fields[$0] == .bool(true) }) { return name }
    if let name = ends.first(where: { fields[$0] == .bool(false) }) { return name }
    return asides.lazy.compactMap { name in fields[name].flatMap { sign($0.fields) } }.first
  }

  private static func isToken(_ value: JSONValue?) -> Bool {
    switch value {
    case .text: value?.isAbsent == false
    default: isAddress(value)
    }
  }

  private static func isAddress(_ value: JSONValue?) -> Bool {
    switch value {
    case .text(let text): text.contains("://") || text.hasPrefix("/") || text.hasPrefix("?")
    case .number(let page): (Int(page) ?? 0) > 0
    case .object(let link): isAddress(link["href"])
    default: false
    }
  }

  /// A field with a total that is larger than the only list beside it.
  private static func total(_ fields: [String: JSONValue], given lists: [Int]) -> String? {
    guard lists.count == 1 else { return nil }
    return totals.first { name in
      guard case .number(let digits)? = fields[name], let total = Int(digits) else { return false }
      return total > lists[0]
    }
  }
}
