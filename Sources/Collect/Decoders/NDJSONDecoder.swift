import JSON
import Model

/// Reads one JSON value on each line. A line that is not JSON is reported, and the others are kept.
enum NDJSONDecoder {
  static func decode(_ bytes: [UInt8]) throws(DecodingProblem) -> Decoded {
    var decoded = Decoded(value: .null)
    var values: [JSONValue] = []
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
    // A file in which no line is JSON has another format.
    if let first, values.isEmpty { throw first }
    decoded.value = .list(values)
    return decoded
  }
}
