/// Writes JSON text, byte by byte, without white space outside texts.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func list<Items: Collection>(_ items: Items, _ write: (inout JSONWriter, Items.Element) -> Void) {
    bracket("[", items, "]", write)
  }

  mutating func object<Value>(
    _ fields: [(key: String, value: Value)], _ write: (inout JSONWriter, Value) -> Void
  ) {
    bracket("{", fields, "}") { writer, field in
      writer.text(field.key)
      writer.bytes.append(UInt8(ascii: ":"))
      write(&writer, field.value)
    }
  }

  private mutating func bracket<Items: Collection>(
    _ open: Unicode.Scalar, _ items: Items, _ close: Unicode.Scalar, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(&self, item)
    }
    bytes.append(UInt8(ascii: close))
  }

  mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): raw("\\n")
      case 0..<0x20, 0x7F:
        let hex = String(byte, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
