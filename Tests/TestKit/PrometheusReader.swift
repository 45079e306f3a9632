/// A strict reader of Prometheus' text format (version 0.0.4). It refuses what a lenient reader would accept.
package struct PrometheusReader {
  package struct Sample: Hashable {
    package let name: String
    package let labels: [String: String]
    package let value: Double
  }
  package struct Mistake: Error, CustomStringConvertible {
    package let description: String
  }
  private enum Kind: String { case counter, gauge, histogram, summary, untyped }

  package private(set) var samples: [Sample] = []
  private var kinds: [String: Kind] = [:]
  private var helped: Set<String> = []
  private var family: String?
  private var closed: Set<String> = []

  package init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Mistake(description: "the last line does not end") }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      do { try read(line) } catch let mistake as Mistake { throw Mistake(description: "\(mistake) in: \(line)") }
    }
    try checkHistograms()
    guard Set(samples.map { "\($0.name) \($0.labels.sorted { $0.key < $1.key })" }).count == samples.count else {
      throw Mistake(description: "a series stands twice")
    }
  }

  package subscript(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private mutating func read(_ line: Substring) throws {
    if line.hasPrefix("# ") { return try comment(line.dropFirst(2).split(separator: " ", maxSplits: 2)) }
    var rest = line
    let name = try word(&rest, first: "_:", digits: true)
    var labels: [String: String] = [:]
    if rest.first == "{" {
      rest.removeFirst()
      repeat {
        let label = try word(&rest, first: "_", digits: true)
        guard rest.hasPrefix("=\"") else { throw Mistake(description: "no value of \(label)") }
        rest = rest.dropFirst(2)
        guard labels.updateValue(try quoted(&rest), forKey: label) == nil else {
          throw Mistake(description: "\(label) twice")
        }
      } while take(",", from: &rest)
      guard take("}", from: &rest) else { throw Mistake(description: "labels do not end") }
    }
    guard take(" ", from: &rest), let value = number(rest) else { throw Mistake(description: "no number") }
    let suffixes = ["_bucket", "_sum", "_count"]
    let base = suffixes.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
    let owner = kinds[base] == .histogram ? base : name
    guard owner == family, let kind = kinds[owner] else { throw Mistake(description: "\(name) outside its family") }
    if kind == .counter, !name.hasSuffix("_total") { throw Mistake(description: "a counter without _total") }
    if kind == .counter, value < 0 { throw Mistake(description: "a counter below zero") }
    samples.append(Sample(name: name, labels: labels, value: value))
  }

  private mutating func comment(_ words: [Substring]) throws {
    guard words.count == 3 else { throw Mistake(description: "a comment of no use") }
    let name = String(words[1])
    switch words[0] {
    case "HELP":
      guard helped.insert(name).inserted, closed.insert(name).inserted else { throw Mistake(description: "HELP twice") }
      family = name
    case "TYPE":
      guard family == name, let kind = Kind(rawValue: String(words[2])), kinds.updateValue(kind, forKey: name) == nil
      else { throw Mistake(description: "TYPE out of place") }
    default: throw Mistake(description: "an unknown comment")
    }
  }

  private func checkHistograms() throws {
    for (name, kind) in kinds where kind == .histogram {
      let buckets = Dictionary(grouping: samples.filter { $0.name == name + "_bucket" }) { sample in
        sample.labels.filter { $0.key != "le" }
      }
      for (labels, series) in buckets {
        let bounds = series.compactMap { $0.labels["le"].flatMap { number(Substring($0)) } }
        guard bounds == bounds.sorted(), bounds.last == .infinity, series.map(\.value) == series.map(\.value).sorted(),
          self[name + "_count", labels] == series.last?.value, self[name + "_sum", labels] != nil
        else { throw Mistake(description: "\(name) \(labels) is no histogram") }
      }
    }
  }

  private func word(_ rest: inout Substring, first: String, digits: Bool) throws -> String {
    let word = rest.prefix { $0.isASCII && ($0.isLetter || first.contains($0) || $0.isNumber) }
    guard let start = word.first, !start.isNumber else { throw Mistake(description: "no name") }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  private func quoted(_ rest: inout Substring) throws -> String {
    var value = ""
    while let next = rest.popFirst() {
      switch next {
      case "\"": return value
      case "\\":
        switch rest.popFirst() {
        case "\\": value += "\\"
        case "\"": value += "\""
        case "n": value += "\n"
        default: throw Mistake(description: "an unknown escape")
        }
      default: value.append(next)
      }
    }
    throw Mistake(description: "a value does not end")
  }

  private func take(_ character: Character, from rest: inout Substring) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private func number(_ text: Substring) -> Double? {
    switch text {
    case "+Inf": .infinity
    case "-Inf": -.infinity
    case "NaN": .nan
    default: text.contains(" ") ? nil : Double(text)
    }
  }
}
