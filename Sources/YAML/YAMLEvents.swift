internal import CYAML

/// One step of libyaml's parser, without its C clothes.
enum YAMLEvent {
  case scalar(String, plain: Bool)
  case listStart
  case listEnd
  case mappingStart
  case mappingEnd
  case alias
  case documentStart
  case streamEnd
  /// Steps that say nothing: the start of the stream, the end of a document.
  case other
}

/// libyaml's events one by one, each with its place. The C boundary of this room.
///
/// Yams, the Swift package around libyaml, has only its tree to offer, which gives up at the first duplicate key, forgets where
/// aliases stood, and costs several times the memory.
struct YAMLEvents: ~Copyable {
  /// What an event carries besides itself.
  struct Step {
    let event: YAMLEvent
    let location: Location
    let anchored: Bool
    let tagged: Bool
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String

  /// `bytes` must outlive this value: libyaml reads from them in place.
  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The text itself, for what its events do not show.
  var text: YAMLText { YAMLText(bytes, file: file) }

  /// The next step, or what is wrong with the text. After an error there is nothing more to be had.
  func next() -> Result<Step, YAMLSyntaxError> {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return .failure(error()) }
    defer { yaml_event_delete(&event) }
    let location = place(event.start_mark)
    func step(
      _ kind: YAMLEvent, _ anchor: UnsafeMutablePointer<UInt8>? = nil, _ tag: UnsafeMutablePointer<UInt8>? = nil
    )
      -> Result<Step, YAMLSyntaxError>
    {
      .success(Step(event: kind, location: location, anchored: anchor != nil, tagged: tag != nil))
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return step(.scalar(text, plain: scalar.style == YAML_PLAIN_SCALAR_STYLE), scalar.anchor, scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      return step(.listStart, event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      return step(.mappingStart, event.data.mapping_start.anchor, event.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT: return step(.listEnd)
    case YAML_MAPPING_END_EVENT: return step(.mappingEnd)
    case YAML_ALIAS_EVENT: return step(.alias)
    case YAML_DOCUMENT_START_EVENT: return step(.documentStart)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return step(.streamEnd)
    default: return step(.other)
    }
  }

  private func error() -> YAMLSyntaxError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    return YAMLSyntaxError(
      location: parser.pointee.error == YAML_READER_ERROR ? unreadable() : place(parser.pointee.problem_mark),
      problem: problem, context: context, began: context.isEmpty ? nil : place(parser.pointee.context_mark))
  }

  /// A character that YAML does not allow is told by its byte, not by a mark.
  private func unreadable() -> Location {
    let before = bytes.prefix(Int(parser.pointee.problem_offset))
    let line = before.split(separator: 0x0A, omittingEmptySubsequences: false)
    let column = (line.last.map { String(decoding: $0, as: UTF8.self).unicodeScalars.count } ?? 0) + 1
    return Location(file: file, line: max(1, line.count), column: column)
  }

  /// libyaml counts lines and columns (in Unicode scalars) from 0.
  private func place(_ mark: yaml_mark_t) -> Location {
    Location(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
