import Foundation
import TestKit
import Testing

/// What an administrator runs first.
struct DoctorTests {
  @Test func `it finds the daemon, and changes nothing`() async throws {
    let scene = try Scene()
    let server = try scene.services()
    defer { server.stop() }
    try scene.configure(port: server.port)
    let (daemon, socket) = try await scene.daemon()
    let doctor = try await scene.run("doctor")
    #expect(doctor.code == 0, "\(doctor)")
    #expect(doctor.output.contains(#/ok +daemon +The daemon runs and answers, version/#), "\(doctor.output)")
    #expect(doctor.output.contains(#/ok +credentials +1 secret is there and readable\./#))
    daemon.send(SIGTERM)
    #expect(try await daemon.ended().code == 0)
    socket.stop()
    let json = try await scene.run("doctor", "--json")
    #expect(json.output.contains("No daemon is running"))
    #expect(server.requests.map { "\($0.method) \($0.path)" } == ["GET /", "GET /"])
    #expect(scene.arrived.value.isEmpty)
    try scene.folder.write("teams: {", to: "dagpost.yaml")
    let wrong = try await scene.run("doctor")
    #expect(wrong.code == 1)
    #expect(wrong.output.contains(#/wrong +config/#))
  }
}
