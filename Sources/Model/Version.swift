/// The version of this build; CHANGELOG.md says what it brought.
package enum Version {
  package static let current = "0.1.0"

  /// The start of the year in which this version was written: a clock that shows an earlier moment is wrong. Written down
  /// and not taken from the build, so that one source makes one program.
  package static let floor = Instant(seconds: 1_767_225_600)
}
