import TestKit
import Testing

/// A wall of green is short.
struct StatusTests {
  @Test func `fifty teams with nothing wrong are a line each, and exit 0`() async throws {
    let scene = try Scene()
    let teams = (1...50).map { number in
      "  team-\(number): { editions: { daily: { at: \"16:30\" } }, channels: [console], sources: [figures] }"
    }
    try scene.folder.write(
      """
      state: state
      defaults: { zone: Europe/Amsterdam }
      channels: { console: { service: console } }
      sources: { figures: { file: figures.csv, gives: metric } }
      teams:
      \(teams.joined(separator: "\n"))
      """, to: "dagpost.yaml")
    try scene.folder.write(Scene.figures, to: "figures.csv")
    let status = try await scene.run("status")
    #expect(status.code == 0, "\(status)")
    let lines = status.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 54, "\(lines.count) lines")
    #expect(lines.filter { $0.hasPrefix("team-") && $0.contains("next daily ") }.count == 50)
  }
}
