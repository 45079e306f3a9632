import ArgumentParser
import Foundation
import Model
import Operate
import Teams

/// Everything the commands print goes through here: one place where nothing can drive a terminal.
enum Output {
  static func line(_ text: String = "") { write(text + "\n", to: FileHandle.standardOutput) }
  static func error(_ text: String) { write(text + "\n", to: FileHandle.standardError) }
  /// A question, whose answer is typed behind it.
  static func prompt(_ text: String) { write(text, to: FileHandle.standardError) }

  /// Columns as wide as their widest cell; the last one is as long as it is.
  static func table(_ rows: [[String]]) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    for row in rows {
      let cells = zip(row, widths).enumerated().map { index, cell in
        let pad = index < row.count - 1 ? String(repeating: " ", count: max(0, cell.1 - cell.0.count)) : ""
        return cell.0 + pad
      }
      line(cells.joined(separator: "  "))
    }
  }

  /// For machines: sorted keys, so that two answers compare.
  static func json(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return error("The answer could not be written as JSON.") }
    put(data + Data("\n".utf8), to: FileHandle.standardOutput)
  }

  /// For machines that read line by line.
  static func jsonLine(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return error("The answer could not be written as JSON.") }
    FileHandle.standardOutput.write(data + Data("\n".utf8))
  }

  /// Prints why a request was not carried out, and gives the code to leave with.
  static func refusal(_ refusal: Refusal) -> ArgumentParser.ExitCode {
    refusal.sentences.forEach { error($0) }
    return refusal.code.forShell
  }

  static func catalog(
    _ entries: [CatalogReport.Entry], word: String, common: [CatalogReport.Setting], of every: String
  ) {
    func settings(_ list: [CatalogReport.Setting]) {
      for setting in list { line("    \(setting.key)\(setting.required ? " (required)" : "")  \(setting.about)") }
    }
    for entry in entries {
      line("\(entry.name)  \(entry.about)")
      settings(entry.settings)
      line("    For example:")
      entry.example.split(separator: "\n").forEach { line("      \($0)") }
      line()
    }
    if entries.isEmpty { line("No \(word) was found.") }
    line("\(every) may also say:")
    settings(common)
  }

  /// A rendered body exactly as it is sent, however long. Its renderer has kept control characters out.
  static func exact(_ body: String) { put(Data((body + "\n").utf8), to: FileHandle.standardOutput) }

  private static func write(_ text: String, to file: FileHandle) { put(Data(harmless(text).utf8), to: file) }

  /// A reader that went away (`dagpost preview | head`) is no reason to crash: the rest is for nobody.
  private static func put(_ data: Data, to file: FileHandle) { try? file.write(contentsOf: data) }

  /// A newline is ours, and joiners belong to emoji and letters; what else cannot be seen is shown as `\u{…}`.
  private static func harmless(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch (scalar, scalar.properties.generalCategory) {
      case ("\n", _), ("\u{200C}", _), ("\u{200D}", _): safe.unicodeScalars.append(scalar)
      case (_, .control), (_, .format), (_, .lineSeparator), (_, .paragraphSeparator):
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension Operate.ExitCode {
  var forShell: ArgumentParser.ExitCode { ArgumentParser.ExitCode(rawValue) }
}
