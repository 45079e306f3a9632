"""Two weeks of a daemon with six teams: its log, what arrives, what it is asked, reloads, and its end."""

import office
from scene import Scene


def act(stage):
    with Scene(stage, "weeks", "2026-11-20 08:30") as scene:
        environment = office.furnish(stage, scene)
        scene.start(environment=environment)
        scene.do("run", label="a second daemon", environment=environment)
        scene.later(15)
        scene.file("dagpost.prom")
        friday(scene)
        monday(scene)
        reloads(scene)
        late_november(scene)
        december(scene)
        scene.stop()
        for words in (["status"], ["outbox"], ["history", "--team", "applicaties", "--since", "2026-11-20"]):
            scene.both(*words, environment=environment)
        scene.rows()


def tick(scene, moment, edition="daily"):
    """A mailbox that refuses is asked again after a real second, in which everything seems to rest."""
    scene.at(moment, f"servicedesk/{edition}/{moment[:10]}")


def look(scene, *more):
    for words in (["status"], *more):
        scene.both(*words)


def friday(scene):
    scene.at("2026-11-20 12:30")
    scene.do("--trigger", "daily", "--team", "werkplek")
    tick(scene, "2026-11-20 15:30", "weekly")
    tick(scene, "2026-11-20 16:30")
    look(scene, ["status", "--team", "servicedesk"], ["outbox", "--all"], ["history"], ["history", "--team", "werkplek"],
         ["explain", "servicedesk/weekly/2026-11-20"])
    scene.do("explain", "security/daily/2026-11-20")
    scene.do("doctor")
    scene.file("dagpost.prom")


def monday(scene):
    office.plan(scene, "functioneel", 1, "2026-11-20")
    scene.at("2026-11-23 08:45")
    for words in ("note did Patchronde klaar --team netwerk --from Ravi", "note stuck Wacht op de leverancier --team werkplek",
                  "pause --team applicaties --until 2026-11-25 --reason verhuizing", "skip --team security --reason quiet",
                  "skip --team werkplek --edition daily --date 2026-11-24"):
        scene.do(*words.split())
    scene.step("what was withheld by hand")
    look(scene, ["preview", "--team", "functioneel-beheer"], ["simulate", "--to", "2026-11-27", "--team", "applicaties"])
    scene.services.trouble("discord", "lost")
    scene.services.trouble("mattermost/hooks/netwerk", (503, "later", {}), 3)
    scene.services.trouble("teams", (429, "slow", {"Retry-After": "600"}))
    scene.services.trouble("matrix", "reset")
    office.figures(scene, "2026-11-23", 60, 55)
    tick(scene, "2026-11-23 16:30")
    look(scene, ["outbox"])
    for seconds in (6, 12, 20, 60, 300, 300):
        scene.later(seconds)
    scene.both("history", "--team", "functioneel-beheer")
    scene.both("outbox", "show", "functioneel-beheer/daily/2026-11-23/functioneel")


def reloads(scene):
    scene.change("teams.d/netwerk.yaml", '"08:45"', '"09:15"')
    scene.reload("a good reload")
    scene.change("teams.d/werkplek.yaml", "channels: [werkplek]", "channels: [werkplk]")
    scene.reload("a reload with a mistake in one team")
    look(scene)
    scene.change("dagpost.yaml", "language: nl", "langage: nl")
    scene.reload("a refused reload")
    look(scene)
    scene.do("doctor")
    scene.change("dagpost.yaml", "langage: nl", "language: nl")
    scene.change("dagpost.yaml", "state: state", "state: elsewhere")
    scene.reload("a state that was moved")
    scene.change("dagpost.yaml", "state: elsewhere", "state: state")
    scene.change("teams.d/werkplek.yaml", "werkplk", "werkplek")
    scene.change("dagpost.yaml", "unnamed: [Gerda]", "unnamed: [Gerda, Marjan]")
    scene.reload("mended")
    look(scene)


def late_november(scene):
    for day, done in (("24", 1), ("25", 2)):
        for team in office.PLANS:
            office.plan(scene, team, done, f"2026-11-{day}")
        scene.write("files/kpi.json", f'{{"naam": "beschikbaarheid", "waarde": 98.{day}, "dag": "2026-11-{day}"}}')
        for time in ("08:00", "09:15", "15:00"):
            scene.at(f"2026-11-{day} {time}")
        tick(scene, f"2026-11-{day} 16:30")
        scene.later(60)
    look(scene, ["history", "--team", "netwerk", "--since", "2026-11-23"], ["explain", "netwerk/daily/2026-11-25"],
         ["explain", "security/daily/2026-11-25", "3"], ["explain", "servicedesk/daily/2026-11-25"])
    scene.both("resume", "--team", "security")
    scene.services.trouble("slack/", (404, "no_service", {}), 2)
    scene.at("2026-11-26 09:15")
    scene.at("2026-11-26 15:30")
    tick(scene, "2026-11-26 16:30")
    scene.later(15)
    look(scene, ["outbox"])
    scene.both("resume", "--team", "werkplek", "--channel", "werkplek")
    scene.do("outbox", "replay", "werkplek/daily/2026-11-26/werkplek")
    scene.step("replayed")
    scene.later(15)
    tick(scene, "2026-11-27 15:30", "weekly")
    tick(scene, "2026-11-27 16:30")
    scene.both("explain", "security/weekly/2026-11-27")


def december(scene):
    scene.write("planning/servicedesk.md", "# Planning\n\n- [ ] Handleiding VPN herschrijven @Marjan due:2026-12-03\n")
    (scene.work / "planning/security.md").unlink()
    scene.write("cijfers/servicedesk.csv", "name,value\nnonsense;;;\n")
    for day in ("2026-11-30", "2026-12-01"):
        scene.at(f"{day} 09:15")
        tick(scene, f"{day} 16:30")
        scene.later(60)
    look(scene, ["preview", "--team", "servicedesk"], ["history", "--team", "netwerk", "--team", "servicedesk"])
    scene.both("ledger", "check", "--full")
    scene.do("--trigger", "weekly", "--team", "security", "--team", "netwerk")
    scene.do("--trigger", "daily", "--team", "security", "--again", "--dry-run")
    scene.step("by hand")
    scene.do("doctor")
    scene.file("dagpost.prom")
