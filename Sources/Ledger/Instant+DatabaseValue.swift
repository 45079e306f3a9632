import GRDB
import Model

// How values of `Model` stand in a column: an instant as milliseconds since 1970 in UTC, a date as YYYY-MM-DD, a name as its
// text.

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

/// A day stands as YYYY-MM-DD and an instant as its milliseconds, both as text, so that either is known again.
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
