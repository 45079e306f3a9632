/// Recognises a file of a program, where text was expected, by its first bytes.
enum ForeignFile {
  /// What the file is and what to do; nil where it is no known kind of file.
  static func sentence(_ bytes: [UInt8]) -> String? {
    func begins(_ head: [UInt8]) -> Bool { bytes.starts(with: head) }
    if begins([0x50, 0x4B, 0x03, 0x04]) {
      let head = bytes.prefix(4_096)
      func names(_ entry: String) -> Bool { head.firstRange(of: Array(entry.utf8)) != nil }
      return names("[Content_Types].xml") || names("xl/") || names("opendocument") ? workbook : other("a zip file")
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return workbook }
    if begins(Array("%PDF".utf8)) { return other("a PDF") }
    if begins([0x1F, 0x8B]) { return other("a compressed file") }
    return nil
  }

  private static let workbook =
    "it is an Excel workbook (or another file of an office program); save it as CSV and name that file"
  private static func other(_ what: String) -> String {
    "it is \(what), which is not read; give what is in it as text, such as CSV"
  }
}
