import Foundation
import GRDB
import Model

// How the program's values stand in a column. Instants are milliseconds, dates and names are text.

extension Instant: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { milliseconds.databaseValue }
  package static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
    Int64.fromDatabaseValue(value).map(Instant.init(milliseconds:))
  }
}

extension CivilDate: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }
  package static func fromDatabaseValue(_ value: DatabaseValue) -> CivilDate? {
    String.fromDatabaseValue(value).flatMap(CivilDate.init)
  }
}

/// A calendar day is text as people write it, an instant its milliseconds as text: the two stay apart.
extension Moment: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue {
    switch self {
    case .day(let day): day.databaseValue
    case .instant(let instant): String(instant.milliseconds).databaseValue
    }
  }
  package static func fromDatabaseValue(_ value: DatabaseValue) -> Moment? {
    guard let text = String.fromDatabaseValue(value) else { return nil }
    if let day = CivilDate(text) { return .day(day) }
    return Int64(text).map { .instant(Instant(milliseconds: $0)) }
  }
}

extension Name: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { text.databaseValue }
  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    guard let text = String.fromDatabaseValue(value) else { return nil }
    return Self(text)
  }
}

extension PostID: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { text.databaseValue }
  package static func fromDatabaseValue(_ value: DatabaseValue) -> PostID? {
    guard let text = String.fromDatabaseValue(value) else { return nil }
    return PostID(text)
  }
}

extension PostState: DatabaseValueConvertible {}
extension Audience: DatabaseValueConvertible {}
extension NoteKind: DatabaseValueConvertible {}
extension Said.Topic: DatabaseValueConvertible {}
extension RecordKind: DatabaseValueConvertible {}

extension Row {
  /// The value of a column. Throws where a file that was tampered with would otherwise end the program.
  func value<T: DatabaseValueConvertible>(_ column: String) throws -> T {
    do {
      return try decode(T.self, forColumn: column)
    } catch {
      throw LedgerError.unreadable("a value in \"\(column)\"")
    }
  }
}

extension Row {
  /// The same by its position, for what is read with every post: a name is looked for among all columns.
  func value<T: DatabaseValueConvertible>(at position: Int) throws -> T {
    do {
      return try decode(T.self, atIndex: position)
    } catch {
      throw LedgerError.unreadable("a value in column \(position + 1)")
    }
  }
}

extension Database {
  /// Runs a statement, prepared once a connection, and tells how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  func one<T: DatabaseValueConvertible>(_ sql: String, _ arguments: StatementArguments = []) throws -> T? {
    try row(sql, arguments).flatMap { try $0.value(at: 0) as T? }
  }
}

/// JSON in a column, with the keys in one order, so that equal values are equal text.
enum Stored {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Nil when an older or newer program wrote it in a form that this one does not read.
  static func value<T: Decodable>(_ type: T.Type, from text: String) -> T? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// The same without the names of some people.
  static func value<T: Decodable>(_ type: T.Type, from text: String, without unnamed: Unnamed) -> T? {
    let decoder = JSONDecoder()
    if let key = Unnamed.reading { decoder.userInfo[key] = unnamed }
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
