"""What a configuration says before anything was posted: previews, plans, reports, the start of a new one."""

from scene import Scene

TUESDAY = "desk/daily/2026-11-24"
DAYS = ("2026-11-23", "2026-11-24", "2026-11-27", "2026-11-24T09:00", "16:30", "2026-12-24", "2025-11-24")


def act(stage):
    with Scene(stage, "looks", "2026-11-24 16:20") as scene:
        scene.copy(stage.root / "Tests/Shown/desk")
        scene.both("check")
        for words in ("status", "history", "history --team desk", "outbox", "ledger check", f"explain {TUESDAY}", "doctor"):
            scene.both(*words.split())
        scene.do("ledger", "forget", "Joost")
        scene.both("preview")
        scene.do("preview", "--raw")
        for day in DAYS:
            scene.do("preview", "--at", day)
        for words in ("--team balie", "--team nobody", "--edition weekly", "--edition monthly", "--channel room --raw",
                      "--channel nowhere", "--team desk --edition weekly --at 2026-11-27", "--team desk --channel screen"):
            scene.both("preview", *words.split())
        scene.do("--trigger", "daily", "--dry-run", "--team", "balie")
        for word in ("slack", "bot", "teams", "discord", "mattermost", "room", "webhook", "lead"):
            scene.do("preview", "--raw", "--edition", "daily", "--at", "2026-11-24", "--channel", word, "--team", "desk")
        for language in ("en", "nl"):
            scene.do("privacy-report", "--language", language)
        scene.do("privacy-report", "--team", "balie")
        scene.do("privacy-report", "--team", "nobody")
        plans(scene)
        starters(stage, scene)
        scene.arrivals("what was asked of the services")


def plans(scene):
    for words in ("", "--from 2026-10-19 --to 2026-11-02 --team desk", "--from 2026-12-21 --to 2027-01-08",
                  "--from 2027-03-22 --to 2027-04-02", "--team balie --to 2026-11-30", "--from 2026-12-02 --to 2026-12-01",
                  "--from 2026-12-05 --to 2026-12-06", "--team nobody"):
        scene.both("simulate", *words.split())
        scene.do("simulate", *words.split(), "--ics", "-")
    scene.do("simulate", "--ics", "plan.ics", "--to", "2026-11-27")
    scene.file("plan.ics")
    scene.do("simulate", "--ics", "nowhere/plan.ics")


def starters(stage, scene):
    for language in ("en", "nl"):
        folder = f"new-{language}"
        for _ in range(2):
            scene.run("init", folder, "--language", language)
        for file in sorted((scene.work / folder).iterdir()):
            scene.file(f"{folder}/{file.name}")
            scene.age(file)
        for words in (["check"], ["preview"], ["--trigger", "daily"], ["--trigger", "weekly"], ["status"], ["history"], ["doctor"]):
            scene.run(*words, "--config", f"{folder}/dagpost.yaml")
    for name in ("small-team.yaml", "dagpost.example.yaml"):
        scene.write(name, (stage.root / "config" / name).read_text())
        for words in ("check", "check --json", "preview --at 2026-11-24", "simulate --json", "privacy-report"):
            scene.run(*words.split(), "--config", name)
