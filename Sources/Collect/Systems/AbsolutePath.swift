import Config
import Glibc

/// A path of the configuration, from the root: a command does not run where we do.
func absolutePath(_ written: String, relativeTo file: String) -> String {
  let seen = path(written, relativeTo: file)
  guard !seen.hasPrefix("/"), let here = getcwd(nil, 0) else { return seen }
  defer { free(here) }
  return String(cString: here) + "/" + seen
}
