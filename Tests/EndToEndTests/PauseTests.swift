import Foundation
import TestKit
import Testing

/// A team for which nothing is to be posted for a while.
struct PauseTests {
  @Test func `paused and resumed, beside a daemon and without one`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    let until = Date(timeIntervalSinceNow: 9 * 86_400).formatted(.iso8601.year().month().day())
    let pause = try await scene.run("pause", "--team", "desk", "--until", until, "--reason", "moving \u{1b}[2J house")
    #expect(pause.code == 0, "\(pause)")
    #expect(pause.output.contains("desk: nothing is posted until "))
    #expect(pause.output.contains("To undo: dagpost resume --team desk"))
    let status = try await scene.run("status")
    #expect(status.output.contains("paused until "))
    #expect(status.output.contains("(moving [2J house)"))
    #expect(status.code == 0)
    #expect(try await scene.run("simulate").output.contains("skipped: paused until \(until): moving"))
    #expect(daemon.errors.contains("by hand: desk is paused until \(until)"), "who looks for it finds it in the log")
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()

    let resume = try await scene.run("resume", "--team", "desk")
    #expect(resume.code == 0)
    #expect(resume.output.hasPrefix("desk: no longer paused; it was until \(until).\ndesk: the next is the "))
    let skip = try await scene.run("skip", "--team", "desk", "--reason", "sad news")
    #expect(skip.code == 0, "\(skip)")
    #expect(skip.output.contains("desk: the weekly of fri "))
    #expect(try await scene.run("skip", "--team", "desk").output.contains("was skipped already; nothing was changed."))
    #expect(try await scene.run("resume").output.contains("is posted after all"))
  }
}
