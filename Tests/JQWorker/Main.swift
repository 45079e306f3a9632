import Collect

/// The smallest program that can be a jq worker: for tests, in place of the whole daemon.
@main struct Main {
  static func main() { JQWorkerMain.run() }
}
