import ArgumentParser
import Glibc
import Operate

/// A person's word before what cannot be undone is done.
///
/// A script gives it beforehand, with `--yes`. Without it nothing happens where nobody can be asked: an old script that stops
/// with a sentence can be mended, what it deleted for one team too many cannot.
struct Consent: ParsableArguments {
  @Flag(name: .long, help: "Do not ask; for scripts.") var yes = false

  /// Tells what will be touched, on standard error, and asks. Throws what to leave with unless the answer is yes.
  func ask(about what: [String], _ question: String) throws {
    if yes { return }
    what.forEach { Output.error($0) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      Output.error("Nothing was changed: nobody can be asked here. To go on without being asked, add --yes.")
      throw Operate.ExitCode.usage.forShell
    }
    Output.prompt("\(question) [y/N] ")
    let answer = (readLine() ?? "").lowercased().filter { !$0.isWhitespace }
    guard ["y", "yes", "j", "ja"].contains(answer) else {
      Output.error("Nothing was changed.")
      throw Operate.ExitCode.needsPerson.forShell
    }
  }
}
