/// The folder of a file, for paths that are relative to it: `.` for a bare name.
func directory(of file: String) -> String {
  guard let slash = file.lastIndex(of: "/") else { return "." }
  return slash == file.startIndex ? "/" : String(file[..<slash])
}

/// A path from the configuration. A relative one is relative to the folder of the file that it is written in.
package func path(_ written: String, relativeTo file: String) -> String {
  if written.hasPrefix("/") { return written }
  let base = directory(of: file)
  return base == "." ? written : base == "/" ? "/" + written : base + "/" + written
}
