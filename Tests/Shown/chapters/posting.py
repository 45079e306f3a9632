"""Posts by hand, without a daemon: delivered, later, refused, unknown, repeated, held, by a fallback, and what a person decides."""

from scene import Scene

TUESDAY, WEDNESDAY, THURSDAY = (f"desk/daily/2026-11-{day}" for day in (24, 25, 26))
NOTES = """
note did wired the new floor --team desk --from Joost
note did wired the new floor --team desk --from Joost
note thanks Ravi stayed late --team desk --team balie
note boast we are great --team desk
note did
note next order more cables
note headline Moving day --team balie --from Gerda
note stuck x --team nobody
"""
WITHHELD = """
skip --team desk
skip --team desk --date 2026-12-01 --edition daily --reason move
skip --team desk --date 2026-11-27 --edition daily
skip --team balie
skip --team nobody
pause --team balie --until 2026-12-03 --reason holiday
pause --team desk --until 2026-11-20
pause --team desk --until 2029-01-01
pause --until 2026-12-01
"""
CHANNELS = ("slack", "bot", "teams", "discord", "mattermost", "room", "webhook", "screen", "lead")


def act(stage):
    with Scene(stage, "posting", "2026-11-24 16:31") as scene:
        scene.copy(stage.root / "Tests/Shown/desk")
        well(scene)
        trouble(scene)
        decide(scene)
        gone(scene)
        withhold(scene)
        scene.rows()


def well(scene):
    scene.do("--trigger", "daily", "--team", "desk")
    scene.arrivals("delivered")
    scene.do("--trigger", "daily", "--team", "desk")
    scene.do("--trigger", "daily", "--team", "desk", "--again", "--channel", "slack")
    scene.do("--trigger", "daily", "--at", "2026-11-23", "--team", "desk", "--channel", "webhook")
    scene.do("--trigger", "weekly", "--at", "2026-11-27", "--channel", "screen")
    for words in ("--trigger monthly", "--trigger daily --team nobody", "--trigger daily --channel nowhere",
                  "--trigger daily --at 2027-11-24", "--trigger weekly --team balie", "--trigger daily --team balie"):
        scene.do(*words.split())
    scene.arrivals("by hand")
    for words in ("outbox", "outbox --all", "history --team desk", "status", "status --team desk", f"explain {TUESDAY}",
                  f"explain {TUESDAY} 4", f"explain {TUESDAY} 99", "explain desk/weekly/2026-11-27",
                  f"outbox show {TUESDAY}/room", f"outbox show {TUESDAY}", "outbox show zzzzzzzz"):
        scene.both(*words.split())
    for channel in CHANNELS:
        scene.do("outbox", "show", f"{TUESDAY}/{channel}", "--raw")


def trouble(scene):
    """Every service in a trouble of its own, some of which pass."""
    scene.clock.set("2026-11-25 16:31")
    for place, does in (("slack/", (503, "later", {})), ("slackbot/api/chat", "lost"), ("discord", "lost"), ("matrix", "lost"),
                        ("mattermost/hooks/canary", "lost"), ("teams", (429, "slow down", {"Retry-After": "120"})),
                        ("webhook/lead", (410, "gone", {}))):
        scene.services.trouble(place, does)
    scene.start("--trigger", "daily", "--team", "desk", "--config", "dagpost.yaml", label="all in trouble", wanted=())
    for words in (["outbox"], ["status"], ["doctor"]):
        scene.both(*words)
    scene.later(6, label="6 s later: Slack again, the bot looks, the room again")
    scene.both("outbox", "list", "--all", "--team", "desk")
    scene.later(130, label="130 s later: Teams again")
    scene.stop("its answer", None)
    for words in (["outbox"], ["status"], ["history", "--team", "desk"], ["doctor"]):
        scene.both(*words)
    for channel in CHANNELS:
        scene.both("outbox", "show", f"{WEDNESDAY}/{channel}")
    scene.do("outbox", "show", f"{WEDNESDAY}/mattermost", "--raw")
    for state in ("held", "refused", "delivered", "unknown"):
        scene.do("outbox", "list", "--state", state)


def decide(scene):
    held, refused, arrived = (f"{WEDNESDAY}/{channel}" for channel in ("discord", "lead", "slack"))
    scene.services.well()
    for words in (["drop", arrived, "--yes"], ["confirm", arrived], ["replay", arrived], ["replay", "nothing"], ["drop", held],
                  ["confirm", refused], ["replay", WEDNESDAY]):
        scene.do("outbox", *words)
    scene.do("outbox", "drop", held, typed="n\n")
    scene.do("outbox", "replay", held)
    scene.do("outbox", "replay", refused, "--json")
    scene.arrivals("replayed")
    # A webhook that is blind, twice in doubt: marked as a repeat, then for a person.
    scene.clock.set("2026-11-26 16:31")
    scene.services.trouble("slack/", "lost", 2)
    scene.services.trouble("slackbot/api/chat", "reset")
    scene.services.trouble("discord", "lost")
    scene.start("--trigger", "daily", "--team", "desk", "--channel", "slack", "--channel", "bot", "--channel", "discord",
                "--wait", "10m", "--config", "dagpost.yaml", label="in doubt", wanted=())
    for seconds in (6, 36, 36, 60):
        scene.later(seconds)
    scene.stop("its answer", None)
    scene.both("outbox")
    scene.do("outbox", "confirm", f"{THURSDAY}/discord", "--json")
    scene.do("outbox", "drop", f"{THURSDAY}/slack", typed="y\n")
    scene.both("outbox", "show", f"{THURSDAY}/slack")
    scene.services.trouble("slack/", (500, "oops", {}), 9)
    scene.hand("outbox", "replay", f"{THURSDAY}/slack")
    scene.both("outbox")
    scene.do("outbox", "drop", f"{THURSDAY}/slack", "--yes", "--json")
    scene.do("outbox", "--team", "nobody")
    scene.do("outbox", "--channel", "room", "--all")


def gone(scene):
    """Answers that are final, in the words of each service."""
    answers = (
        ("slack/", 404, "no_service"), ("slackbot/api/chat", 200, '{"ok":false,"error":"channel_not_found"}'),
        ("teams", 400, "bad"),
        ("discord", 404, '{"message":"Unknown Webhook","code":10015}'), ("mattermost/hooks/canary", 400, "Invalid webhook"),
        ("matrix", 403, '{"errcode":"M_FORBIDDEN","error":"not in room"}'), ("webhook/in", 301, "moved"),
        ("webhook/lead", 413, "too large"))
    scene.clock.set("2026-11-27 16:31")
    for place, status, body in answers:
        headers = {"Location": "http://127.0.0.1:1/elsewhere"} if status == 301 else {}
        scene.services.trouble(place, (status, body, headers), 9)
    scene.hand("--trigger", "daily", "--team", "desk")
    for words in (["status"], ["outbox"], ["doctor"], ["history", "--team", "desk", "--since", "2026-11-27"]):
        scene.both(*words)
    scene.do("outbox", "show", "desk/daily/2026-11-27/slack")
    scene.services.well()
    scene.both("resume", "--team", "desk", "--channel", "slack")
    scene.both("resume", "--team", "desk")
    scene.do("outbox", "replay", "desk/daily/2026-11-27/slack")
    scene.write("slack.url", "http://127.0.0.1:@DEAD@/slack/services/T0CANARY/B0CANARY/canary\n", 0o600)
    scene.hand("--trigger", "daily", "--team", "desk", "--again", "--channel", "slack")
    scene.both("status")
    scene.do("doctor")


def withhold(scene):
    """Notes, pauses, skips, quiet hours, and a team that is no more."""
    for words in NOTES.strip().splitlines():
        scene.do(*words.split())
    scene.do("note", "customer", "-", "--team", "desk", stdin="You saved\nour <b>day</b> @all \x1b[31m" + "very long " * 300)
    for words in WITHHELD.strip().splitlines():
        scene.both(*words.split())
    for words in ("status", "simulate --to 2026-12-06", "preview --team balie", "--trigger daily --team balie --at 2026-11-30"):
        scene.do(*words.split())
    scene.clock.set("2026-11-30 18:30")
    scene.hand("--trigger", "daily", "--team", "desk", "--channel", "screen")
    for words in ("--team balie", "--team desk", "--team nobody", "", "--today 2026-11-30", "--today 2026-12-24"):
        scene.both("resume", *words.split())
    scene.arrivals("at the end")
    scene.change("dagpost.yaml", "  balie:\n", "  counter:\n")
    for words in ("status", "history", "history --team counter", "outbox --all", "explain balie/daily/2026-11-24",
                  "history --team balie --edition daily --since 2026-01-01"):
        scene.both(*words.split())
