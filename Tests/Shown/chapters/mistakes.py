"""Configurations that are wrong: what check, the daemon, and whoever asks for something say of each."""

from scene import Scene

BAD = "Tests/ConfigTests/Bad"
# In a team's file of six teams: the words that stand there, and what somebody wrote in their place.
BROKEN = (
    ("misspelt", "applicaties", "sources:", "souces:"),
    ("unknown-channel", "netwerk", "channels: [netwerk]", "channels: [netwrk]"),
    ("unknown-service", "security", "channels: [security]", "channels: { own: { service: telegraph } }"),
    ("wrong-time", "netwerk", '"08:45"', '"8.45 uur"'),
    ("wrong-zone", "security", "language: en", "zone: Europe/Atlantis"),
    ("wrong-day", "werkplek", "from: 2026-01-07", "from: 2026-02-30"),
    ("not-yaml", "servicedesk", "teams:", "teams: ["),
    ("emptied", "functioneel-beheer", "teams:", "# teams:"),
    ("twice", "werkplek", "  werkplek:", "  servicedesk:"),
    ("jq", "applicaties", "{ name: .naam,", "{ name: .naam | nosuch,"),
    ("no-way-in", "werkplek", "source: ideeen", "source: planning"),
    ("manager", "functioneel-beheer", "manager: it-lead", "manager: functioneel"),
)


def act(stage):
    with Scene(stage, "mistakes") as scene:
        for file in sorted((stage.root / BAD).glob("*.yaml")):
            scene.write(file.name, file.read_bytes().decode(), 0o600)
            for words in (["check"], ["check", "--json"], ["run"], ["preview"]):
                scene.run(*words, "--config", file.name)
        for words in (["check"], ["check", "--json"], ["run"], ["status"], ["doctor"], ["preview", "--json"], ["simulate"]):
            scene.run(*words, "--config", "missing.yaml")
            scene.run(*words)
        scene.run("init", "missing/below", "--language", "nl")
        teams(stage, scene)


def teams(stage, scene):
    """One team's file at a time, among five that are right; credentials are missing too, at first."""
    scene.copy(stage.root / "config/six-teams")
    scene.both("check")
    scene.do("doctor")
    for name in CREDENTIALS:
        scene.write(f"credentials/{name}", f"https://example.invalid/{name}\n", 0o600)
    environment = {"CREDENTIALS_DIRECTORY": str(scene.work / "credentials")}
    for label, team, old, new in BROKEN:
        scene.change(f"teams.d/{team}.yaml", old, new)
        for words in (["check"], ["check", "--json"], ["simulate", "--to", "2026-11-27"], ["privacy-report", "--team", team]):
            scene.do(*words, label=f"{label} {' '.join(words)}", environment=environment)
        scene.change(f"teams.d/{team}.yaml", new, old)
    scene.change("dagpost.yaml", "zone: Europe/Amsterdam", "zome: Europe/Amsterdam")
    scene.both("check", environment=environment)
    scene.do("status", environment=environment)


CREDENTIALS = ("heartbeat", "teams-servicedesk", "mattermost-netwerk", "slack-werkplek", "slack-bot", "matrix-security",
               "discord-functioneel", "webhook-it-lead", "mattermost-beheer", "webhook-wacht", "mail-servicedesk", "kpi")
