"""What the operator is told, day after day, in both languages; the heartbeat; daemons that are killed; a clock that is wrong."""

import signal

from scene import Scene


def act(stage):
    for language in ("en", "nl"):
        with Scene(stage, f"alarms-{language}", "2026-11-24 16:29") as scene:
            scene.copy(stage.root / "Tests/Shown/desk")
            scene.change("dagpost.yaml", "defaults:\n", f"defaults:\n  language: {language}\n")
            days(scene)
            if language == "en":
                killed(scene)
            clock(scene)


def days(scene):
    scene.services.trouble("slack/", (404, "no_service", {}), 99)
    scene.services.trouble("discord", "lost", 9)
    scene.services.trouble("webhook/in", (400, "no", {}), 99)
    scene.services.trouble("ping", (500, "down", {}), 1)
    (scene.work / "files/calls.json").rename(scene.work / "calls")
    scene.start()
    scene.at("2026-11-24 16:30")
    for seconds in (35, 60, 300):
        scene.later(seconds)
    scene.both("status")
    for day in (25, 26, 27, 30):
        scene.at(f"2026-11-{day} 08:45")
        scene.at(f"2026-11-{day} 15:30")
        scene.at(f"2026-11-{day} 16:30")
        scene.later(35)
    scene.both("status", "--team", "desk")
    scene.file("dagpost.prom")
    scene.stop()
    # Nobody was here for two days; a part of it is over.
    (scene.work / "calls").rename(scene.work / "files/calls.json")
    scene.services.well()
    scene.services.trouble("webhook/ops", (500, "no", {}), 2)
    scene.clock.set("2026-12-03 10:00")
    scene.start(label="back after two days")
    for seconds in (35, 70, 310):
        scene.later(seconds)
    scene.both("status")
    scene.both("history", "--team", "desk", "--since", "2026-11-30")
    for words in (["outbox", "drop", "desk/daily/2026-11-25/slack", "--yes"], ["outbox", "replay", "desk/daily/2026-11-30/webhook"],
                  ["resume", "--team", "desk"], ["outbox", "confirm", "desk/daily/2026-11-27/discord"]):
        scene.do(*words)
    scene.step("by hand")
    scene.later(35)
    scene.at("2026-12-03 16:30")
    scene.later(35)
    scene.later(3600)
    scene.at("2026-12-04 16:30")
    scene.later(35)
    scene.file("dagpost.prom")
    scene.stop()


def killed(scene):
    """While answers are outstanding; the next one looks first."""
    for place in ("slackbot/api/chat", "matrix", "teams"):
        scene.services.trouble(place, "silence")
    scene.clock.set("2026-12-07 16:30")
    scene.start(label="before it is killed", wanted=())
    scene.both("outbox")
    scene.stop("killed", signal.SIGKILL)
    scene.clock.advance(30)
    scene.start(label="after it was killed")
    for seconds in (6, 40, 130):
        scene.later(seconds)
    scene.both("status")
    scene.both("history", "--team", "desk", "--since", "2026-12-07")
    scene.stop("interrupted", signal.SIGINT)


def clock(scene):
    """Set ahead by more than two days, and back; on a weekend, when no slot is near."""
    scene.clock.set("2026-12-11 17:00")
    scene.clock.keep(False)
    scene.start(label="nobody keeps the clock")
    scene.later(60)
    scene.do("doctor")
    scene.clock.wrong(2 * 86_400 + 3600)
    scene.step("the clock was set ahead", "The clock shows")
    scene.later(60)
    scene.both("status")
    scene.do("doctor")
    scene.do("--trigger", "daily", "--team", "desk")
    scene.later(1000)
    scene.later(60)
    for day in ("2026-12-01", scene.clock.date):
        scene.both("resume", "--today", day)
    scene.step("vouched for")
    scene.later(60)
    scene.clock.wrong(-2 * 86_400)
    scene.step("the clock was set back")
    scene.later(30)
    scene.both("status")
    scene.later(1000)
    scene.later(60)
    scene.both("status")
    scene.clock.wrong(-7200)
    scene.step("the clock was set back by two hours")
    scene.stop()
    scene.rows()
