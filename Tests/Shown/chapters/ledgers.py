"""The file in which Dagpost remembers: backups, checks, what is deleted, who is forgotten, damage, files of earlier versions."""

import shutil
import sqlite3

from scene import Scene


def act(stage):
    with Scene(stage, "ledgers", "2026-11-24 16:31") as scene:
        scene.copy(stage.root / "Tests/Shown/desk")
        scene.do("ledger", "backup")
        scene.do("ledger", "prune")
        scene.do("--trigger", "daily", "--team", "desk")
        scene.do("pause", "--team", "balie", "--until", "2026-11-26", "--reason", "Joost is away")
        for words in (["backup"], ["check"], ["check", "--full"], ["prune"]):
            scene.both("ledger", *words)
        forget(scene)
        old(scene)
        damage(scene)
        locked(scene)
    for step in sorted((stage.root / "Tests/Fixtures/ledgers").glob("*.sql")):
        earlier(stage, step)


def forget(scene):
    for words in ("Nobody", "Joost --dry-run", "Joost", "Joost --team balie", "jdvries --team desk --yes", "fjansen --yes"):
        scene.both("ledger", "forget", *words.split())
    scene.do("ledger", "forget", "Marjan", typed="n\n")
    scene.do("ledger", "forget", "Marjan", typed="j\n")
    scene.both("explain", "desk/daily/2026-11-24")
    scene.do("outbox", "show", "desk/daily/2026-11-24/webhook", "--raw")
    scene.rows("after forgetting")


def old(scene):
    scene.clock.set("2027-03-01 16:31")
    scene.do("--trigger", "daily", "--team", "desk")
    scene.both("ledger", "prune")
    scene.do("outbox", "show", "desk/daily/2026-11-24/slack")
    scene.do("outbox", "show", "desk/daily/2026-11-24/slack", "--raw")
    scene.clock.set("2028-03-01 16:31")
    scene.both("ledger", "prune")
    scene.both("explain", "desk/daily/2026-11-24")
    scene.rows("after years")


def damage(scene):
    ledger = scene.work / "state/ledger.sqlite"
    ruin = lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xee" * (path.stat().st_size - 4096))
    scene.start(label="before the damage")
    scene.do("--trigger", "daily", "--team", "desk", "--at", "2028-02-29", "--channel", "screen")
    scene.both("ledger", "backup")
    ruin(ledger)
    scene.do("ledger", "check")
    scene.stop("ended by itself", None)
    for words in (["status"], ["ledger", "check", "--full"], ["doctor"]):
        scene.both(*words)
    scene.start(label="restored")
    scene.later(15)
    for words in (["status"], ["ledger", "check", "--full"], ["doctor"], ["outbox"]):
        scene.both(*words)
    scene.do("--trigger", "daily", "--team", "desk")
    scene.do("ledger", "forget", "Ravi", "--yes")
    scene.stop()
    scene.rows("after the restore")
    for file in (ledger, *scene.work.glob("state/backups/*.sqlite")):
        ruin(file)
    for words in (["run"], ["status"], ["ledger", "check", "--full"], ["--trigger", "daily"], ["doctor"]):
        scene.do(*words, label=f"no good backup: {' '.join(words)}")
    shutil.rmtree(scene.work / "state")
    scene.arrivals("the last words")


def locked(scene):
    """Somebody else's state, and one that nobody may write."""
    scene.work.joinpath("state").write_text("a file\n")
    for words in (["run"], ["status"], ["--trigger", "daily"], ["doctor"]):
        scene.do(*words, label=f"no folder: {' '.join(words)}")
    scene.work.joinpath("state").unlink()
    scene.work.joinpath("state").mkdir()
    scene.work.joinpath("state/ledger.sqlite").symlink_to("/nonexistent")
    for words in (["run"], ["status"], ["note", "did", "x"], ["doctor"]):
        scene.do(*words, label=f"a link: {' '.join(words)}")


def earlier(stage, step):
    with Scene(stage, f"ledgers-{step.stem}", "2026-11-24 16:40") as scene:
        scene.copy(stage.root / "Tests/Shown/desk")
        state = scene.work / "state"
        state.mkdir(mode=0o700)
        db = sqlite3.connect(state / "ledger.sqlite")
        db.executescript("PRAGMA foreign_keys = OFF;" + step.read_text())
        db.close()
        (state / "ledger.sqlite").chmod(0o600)
        scene.do("status")
        scene.both("ledger", "prune")
        scene.both("history", "--team", "desk")
        scene.rows()
