"""A restore that is cut off: killed at every call that changes something, or met by an error at every one."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from scene import Broken

CALLS = ("rename", "unlink", "fsync", "fdatasync", "pwrite64", "openat", "ftruncate", "mkdir", "write")
FAULTS = [(",".join(CALLS), "signal=KILL")]
FAULTS += [(call, f"error={error}") for call, error in (
    ("fsync", "EIO"), ("fdatasync", "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("rename", "EIO"), ("unlink", "EIO"))]
MOST = 2_000
CONFIG = """\
state: state
channels: { out: { service: console } }
teams:
  desk:
    name: Desk
    language: en
    zone: Europe/Amsterdam
    workdays: [mon, tue, wed, thu, fri]
    editions: { daily: { at: "16:30" } }
    channels: [out]
    sources: { figures: { file: figures.csv, gives: metric } }
"""


class State:
    """A ledger that was ruined after its backup, in which a post waited; copied for every try."""

    def __init__(self, program):
        self.program = str(Path(program).resolve())
        self.top = Path(tempfile.mkdtemp(prefix="dagpost-restore-"))
        self.base, self.folder, self.trace = self.top / "base", self.top / "now", self.top / "trace"
        self.folder.mkdir()
        (self.folder / "dagpost.yaml").write_text(CONFIG)
        (self.folder / "figures.csv").write_text("name,value,date\nx,1,2026-11-24\n")
        self.demand(0, "--trigger", "daily")
        ledger = self.folder / "state/ledger.sqlite"
        with sqlite3.connect(ledger) as db:
            db.execute("UPDATE post SET state = 'queued', confirmed = NULL, settled = NULL")
        db.close()
        self.demand(0, "ledger", "backup")
        whole = ledger.read_bytes()
        ledger.write_bytes(whole[:4096] + b"\xee" * (len(whole) - 4096))
        (self.folder / "state/lock").write_text("1\n")
        self.folder.rename(self.base)

    def renew(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.base, self.folder)

    def run(self, *arguments, under=()):
        return subprocess.run(
            [*under, self.program, *arguments, "--config", "dagpost.yaml"], cwd=self.folder, timeout=60, text=True,
            capture_output=True, env={"PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"})

    def demand(self, code, *arguments):
        ended = self.run(*arguments)
        if ended.returncode != code:
            raise Broken(f"{' '.join(arguments)} ended with {ended.returncode}: {ended.stderr[-600:]}")

    def faulty(self, calls, fault, number):
        """Opens the ledger, which restores it. Returns its code, and whether the fault was met."""
        ended = self.run("ledger", "prune", under=(
            "strace", "-f", "-qq", "-o", str(self.trace), "-e", f"trace={calls}", "-e",
            f"inject={calls}:{fault}:when={number}"))
        met = "INJECTED" in self.trace.read_text(errors="replace") or ended.returncode < 0 or ended.returncode == 137
        if "error" in fault and ended.returncode not in (0, 1, 74):
            raise Broken(f"ended with {ended.returncode}: {ended.stderr[-600:]}")
        return ended.returncode, met

    def demand_restored(self):
        self.demand(0, "ledger", "prune")
        db = sqlite3.connect(f"file:{self.folder}/state/ledger.sqlite?mode=ro", uri=True)
        posts = db.execute("SELECT state FROM post").fetchall()
        sound = db.execute("PRAGMA integrity_check").fetchall()
        restored = db.execute("SELECT count(*) FROM care WHERE what = 'restored'").fetchall()
        db.close()
        aside = [file for file in (self.folder / "state/corrupt").iterdir() if file.suffix == ".sqlite"]
        if (posts, sound, restored, len(aside)) != ([("held",)], [("ok",)], [(1,)], 1):
            raise Broken(f"posts {posts}, check {sound}, restored {restored}, set aside {len(aside)}")


def restore(program, every):
    state, broken = State(program), 0
    for calls, fault in FAULTS:
        points = refused = 0
        for number in range(1, MOST, every):
            state.renew()
            try:
                code, met = state.faulty(calls, fault, number)
                if not met:
                    break
                points += 1
                refused += code == 74
                state.demand_restored()
            except Broken as problem:
                broken += 1
                print(f"✘ {fault} at {calls}, N = {number}: {problem}", file=sys.stderr, flush=True)
        what = "killed at every call" if "KILL" in fault else f"{fault.removeprefix('error=')} at the N-th {calls}"
        print(f"  {what:<34}{points:>6} points, {refused} ended with 74")
    shutil.rmtree(state.top)
    print("restored by the next start, with the post held: all" if not broken else f"{broken} points were not restored")
    return 1 if broken else 0
