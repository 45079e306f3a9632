"""The six teams of config/six-teams, with services on loopback, sources that can be read, and work that goes on."""

SECRETS = {
    "teams-servicedesk": "teams/workflows/canary", "mattermost-netwerk": "mattermost/hooks/netwerk",
    "slack-werkplek": "slack/services/T0/B0/werkplek", "discord-functioneel": "discord/api/webhooks/1/functioneel",
    "webhook-it-lead": "webhook/lead", "mattermost-beheer": "mattermost/hooks/beheer", "webhook-wacht": "webhook/wacht",
    "heartbeat": "ping/canary"}
TOKENS = {"slack-bot": "xoxb-1234-canary", "matrix-security": "syt_canary", "mail-servicedesk": "canary-mail", "kpi": "canary-kpi"}
LOCAL = (
    ("dagpost.yaml", "include: teams.d/*.yaml", "include: teams.d/*.yaml\nstate: state\nmetrics_file: dagpost.prom"),
    ("dagpost.yaml", "https://matrix.voorbeeld.nl", '"http://127.0.0.1:@PORT@/matrix"'),
    ("dagpost.yaml", '"!AbCdEfGhIjKlMnOpQr:voorbeeld.nl"', '"!room:example.org"'),
    ("dagpost.yaml", "service: slackbot,", 'service: slackbot, url: "http://127.0.0.1:@PORT@/slackbot/api",'),
    ("teams.d/applicaties.yaml", "https://kpi.voorbeeld.nl/applicaties.json", '"http://127.0.0.1:@PORT@/files/kpi.json"'),
    ("teams.d/applicaties.yaml", "/srv/git/applicaties.git", "../no-repository"),
    ("teams.d/security.yaml", "https://agenda.voorbeeld.nl/security.ics", '"http://127.0.0.1:@PORT@/files/away.ics"'),
    ("teams.d/servicedesk.yaml", "imaps://mail.voorbeeld.nl/INBOX", '"imaps://127.0.0.1:@DEAD@/INBOX"'),
)
PLANS = {
    "servicedesk": ("Telefooncentrale verhuizen @Joost due:2026-11-24", "Handleiding VPN herschrijven @Marjan due:2026-11-26",
                    "Oude meldingen opruimen created:2026-10-20"),
    "netwerk": ("Core-switch vervangen @Ravi due:2026-11-25", "Certificaten vernieuwen @Fatima due:2026-11-23 #onderhoud",
                "Wifi gebouw B hard:2026-11-30"),
    "werkplek": ("Laptops uitrollen, groep 3 @Fatima due:2026-11-27", "Printers op 3 @Gerda due:2026-11-24"),
    "applicaties": ("Zaaksysteem 4.2 in acceptatie @Joost due:2026-11-25", "Rapportage herstellen hard:2026-11-27"),
    "security": ("Pen test follow-up @Joost due:2026-11-25", "Rotate the keys of the gateway @Ravi due:2026-11-26",
                 "Phishing drill hard:2026-12-01"),
    "functioneel": ("Release 12 testen @Marjan due:2026-11-26", "Rollen opschonen @Joost due:2026-11-23"),
}


def plan(scene, team, done=0, day="2026-11-24"):
    """The team's list, of which the first so many are done on a day."""
    lines = [f"- [x] {title} done:{day}" if n < done else f"- [ ] {title}" for n, title in enumerate(PLANS[team])]
    scene.write(f"planning/{team}.md", "\n".join(
        ["# Planning", "", *lines, "", "# Mijlpalen", "", "- [ ] Oplevering fase 2 due:2026-12-04", ""]))


def furnish(stage, scene):
    """Returns the environment that has the secrets."""
    scene.copy(stage.root / "config/six-teams")
    for file, old, new in LOCAL:
        scene.change(file, old, new)
    for name, path in SECRETS.items():
        scene.write(f"credentials/{name}", f"http://127.0.0.1:@PORT@/{path}\n", 0o600)
    for name, token in TOKENS.items():
        scene.write(f"credentials/{name}", token + "\n", 0o600)
    for team in PLANS:
        plan(scene, team)
    scene.write("planning/storingen.json", "[]")
    scene.write("planning/besluiten.csv", "title,decided,due\nGeen balie op vrijdag,12-11-2026,20-11-2026\n")
    scene.write("cijfers/alle.csv", "name,value,date\n")
    figures(scene, "2026-11-20")
    scene.write("files/kpi.json", '{"naam": "beschikbaarheid", "waarde": 99.7, "dag": "2026-11-20"}')
    scene.write("files/away.ics", (stage.root / "Tests/Shown/desk/files/away.ics").read_text())
    scene.write("ideeen/dank Marjan.txt", "Ravi nam de avonddienst over\n")
    return {"CREDENTIALS_DIRECTORY": str(scene.work / "credentials")}


def figures(scene, day, first=71, calls=38):
    days = [(f"2026-11-{n:02}", 70 + n % 4, 40 + n * 3 % 7) for n in range(2, 20)] + [(day, first, calls)]
    rows = [f"first_time_right,{one},{date}\nopen_calls,{other},{date}\n" for date, one, other in days]
    scene.write("cijfers/servicedesk.csv", "name,value,date\n" + "".join(rows))
