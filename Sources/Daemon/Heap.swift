import CLinux

/// Returns freed memory to the system after a piece of work, so that an idle daemon stays small.
enum Heap {
  static func trim() { _ = malloc_trim(0) }
}
