import CLinux

/// The memory a round of work has freed, given back to the system: an idle daemon should be small.
enum Heap {
  static func trim() { _ = malloc_trim(0) }
}
