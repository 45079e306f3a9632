import Config
import Glibc

/// The absolute path of the folder that a file stands in.
func absoluteFolder(of file: String) -> String {
  let seen = absolutePath(".", relativeTo: file)
  return seen == "/." ? "/" : seen.hasSuffix("/.") ? String(seen.dropLast(2)) : seen
}

/// The absolute path that the configuration means: a command runs in another folder than the service.
func absolutePath(_ written: String, relativeTo file: String) -> String {
  let seen = path(written, relativeTo: file)
  guard !seen.hasPrefix("/"), let here = getcwd(nil, 0) else { return seen }
  defer { free(here) }
  return String(cString: here) + "/" + seen
}
