import Model

/// One JSON value a line. A line that is not JSON is reported and the others stay.
enum NDJSONDecoder {
  static func decode(_ bytes: [UInt8]) throws(DecodingProblem) -> Decoded {
    var decoded = Decoded(value: .null)
    var values: [Value] = []
    var first: DecodingProblem?
    let bytes = TextDecoder.utf8(bytes)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(DecodingProblem) {
        values.append(try JSONReader.read(Array(line), line: index + 1))
        decoded.lines.append(index + 1)
      } catch {
        first = first ?? error
        decoded.problems.append(RowProblem(error.sentence, .format, line: index + 1))
      }
    }
    // Nothing but bad lines is another format, not a list with mistakes.
    if let first, values.isEmpty { throw first }
    decoded.value = .list(values)
    return decoded
  }
}
