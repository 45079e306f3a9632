"""The situations of real users that the tests keep: what is previewed, checked and found of each."""

import subprocess

from scene import ENVIRONMENT, Scene

HOME = "Tests/Fixtures/cases"
MOMENT = "2026-11-30T16:30"
# Commits of one author at one time have the same names everywhere.
GIT = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
    ("NAME", "Joost"), ("EMAIL", "joost@voorbeeld.nl"), ("DATE", "2026-11-30T10:00:00+01:00"))}


def act(stage):
    for home in sorted((stage.root / HOME).iterdir()):
        with Scene(stage, f"cases/{home.name}", "2026-11-30 16:30") as scene:
            scene.copy(home)
            if (scene.work / "make.sh").exists():
                subprocess.run(["bash", "make.sh"], cwd=scene.work, check=True, capture_output=True, env=ENVIRONMENT | GIT)
            configs = sorted(path.name for path in scene.work.glob("*.yaml"))
            for config in configs:
                for words in (["check", "--json"], ["preview", "--at", MOMENT], ["preview", "--json"]):
                    scene.run(*words, "--config", config)
                # One that cannot be reached would be waited for.
                if "service: console" in (scene.work / config).read_text(errors="replace"):
                    scene.run("--trigger", "daily", "--at", MOMENT, "--config", config)
                scene.run("explain", f"{next_team(scene, config)}/daily/2026-11-30", "--config", config)
                scene.run("status", "--config", config)
            if (scene.work / "state/ledger.sqlite").exists():
                scene.rows()


def next_team(scene, config):
    """The first name below `teams:`."""
    lines = (scene.work / config).read_text(errors="replace").splitlines()
    below = lines[next((n for n, line in enumerate(lines) if line.lstrip("\ufeff").startswith("teams:")), 0) + 1:]
    return next((line.strip().split(":")[0] for line in below if line.strip() and not line.strip().startswith("#")), "team")
