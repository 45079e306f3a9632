import Foundation
import TestKit
import Testing

/// Users' situations with addresses, authorities and proxies.
@Suite(.timeLimit(.minutes(5))) struct NetworkSettingsCaseTests {
  @Test func `ca-bestand-ontbreekt: the missing file is named before the first post finds out`() async throws {
    let it = try Case("ca-bestand-ontbreekt")
    let check = try await it.run("check")
    #expect(check.output.contains("dagpost.yaml:8:65: warning: teams.beheer.channels.chat.ca names bestaat-niet.pem"))
    #expect(check.output.contains("does not exist"))
    try it.folder.write("no certificate", to: "bestaat-niet.pem")
    #expect(try await it.run("check").output.contains("bestaat-niet.pem, which holds no certificate in PEM form"))
    try it.folder.write("-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n", to: "bestaat-niet.pem")
    #expect(try await it.run("check").output.contains("which holds a private key and no certificate"))
    try it.folder.write("-----BEGIN CERTIFICATE-----\nMA==\n", to: "bestaat-niet.pem")
    #expect(try await it.run("check").output.contains("which holds a certificate that ends halfway"))
    try it.folder.write("-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n", to: "bestaat-niet.pem")
    #expect(try await it.run("check").output == "dagpost.yaml is fine: 1 team.\n")
  }

  @Test func `ca-bestand-ontbreekt: nor is it for a source or a calendar`() async throws {
    let it = try Case("ca-bestand-ontbreekt")
    try it.replace(", ca: bestaat-niet.pem", with: "")
    try it.replace(
      "planning: { system: tasks, path: planning.md }",
      with: "planning: { get: \"https://kpi.voorbeeld.nl/a.json\", gives: item, ca: eigen/ca.pem }")
    try it.replace(
      "    zone: Europe/Amsterdam",
      with:
        "    zone: Europe/Amsterdam\n    holidays: { calendars: { url: \"http://127.0.0.1:1/a.ics\", ca: weg.pem } }")
    let check = try await it.run("check")
    #expect(check.output.contains("teams.beheer.sources.planning.ca names eigen/ca.pem, which does not exist"))
    #expect(check.output.contains("teams.beheer.holidays.calendars.ca names weg.pem, which does not exist"))
  }

  @Test func `proxy-met-wachtwoord: the message names the settings that there are, and they work`() async throws {
    let it = try Case("proxy-met-wachtwoord")
    let refused = try await it.run("check")
    #expect(refused.code == 78)
    #expect(
      refused.output.contains(
        "proxy has a user name or password in its address; write proxy: { url: http://HOST:PORT, login: NAME, "
          + "password: { credential: NAME } }"))
    #expect(!refused.output.contains("wachtwoord"))
    try it.replace(
      "proxy: \"http://gebruiker:wachtwoord@proxy.voorbeeld.nl:3128\"",
      with: "proxy: { url: \"http://proxy.intern.lan:3128\", login: gebruiker, password: { file: proxy.url } }")
    try it.folder.write("wachtwoord", to: "proxy.url")
    chmod(it.folder.path("proxy.url"), 0o600)
    #expect(try await it.run("check").output == "dagpost.yaml is fine: 1 team.\n")
  }

  @Test func `proxy-met-wachtwoord: the proxy gets the login, and the post arrives through it`() async throws {
    let it = try Case("proxy-met-wachtwoord")
    let proxy = try LoopbackProxy(login: "gebruiker", password: "wacht:woord")
    let server = try LoopbackServer { _ in .answer("ok") }
    defer {
      proxy.stop()
      server.stop()
    }
    try it.replace(
      "proxy: \"http://gebruiker:wachtwoord@proxy.voorbeeld.nl:3128\"",
      with: "proxy: { url: \"\(proxy.address)\", login: gebruiker, password: { file: proxy.url } }")
    try it.folder.write("wacht:woord\n", to: "proxy.url")
    try it.folder.write(server.url("/services/T0/B0/xyzxyzxyz"), to: "slack.url")
    for file in ["proxy.url", "slack.url"] { chmod(it.folder.path(file), 0o600) }
    let posted = try await it.run("--trigger", "daily", "--team", "beheer")
    #expect(posted.code == 0, "\(posted.output) \(posted.errors)")
    #expect(server.requests.count == 1)
    #expect(proxy.requests.count == 1)
    #expect(!(posted.output + posted.errors).contains("woord"))
  }

  @Test func `teams-oud-adres: the old host and the address without a signature are doubted`() async throws {
    let it = try Case("teams-oud-adres")
    let check = try await it.run("check")
    let lines = check.output.split(separator: "\n").map(String.init)
    let old = try #require(lines.first { $0.contains("channels.a.url") })
    #expect(
      old.contains(
        "is at logic.azure.com, where addresses are said to have stopped on 30 November 2025; copy the new one"))
    #expect(!old.contains("sig="))
    let incomplete = try #require(lines.first { $0.contains("channels.b.url") })
    #expect(incomplete.contains("has no \"sig=\", so it is incomplete"))
    #expect(!check.output.contains("xyzxyz") && !check.output.contains("abcdefgh"))
  }
}
