import Config
import Glibc

/// The folder of a file, from the root.
func absoluteFolder(of file: String) -> String {
  let seen = absolutePath(".", relativeTo: file)
  return seen == "/." ? "/" : seen.hasSuffix("/.") ? String(seen.dropLast(2)) : seen
}

/// A path of the configuration, from the root: a command does not run where we do.
func absolutePath(_ written: String, relativeTo file: String) -> String {
  let seen = path(written, relativeTo: file)
  guard !seen.hasPrefix("/"), let here = getcwd(nil, 0) else { return seen }
  defer { free(here) }
  return String(cString: here) + "/" + seen
}
