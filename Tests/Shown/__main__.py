"""python3 Tests/Shown DAGPOST RECEIVER FOLDER, or compare A B: see --help."""

import argparse
import random
import shutil
import string
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import clock
from compare import compare, files
from chapters import CHAPTERS

ROOT = Path(__file__).resolve().parent.parent.parent


class Stage:
    """The program beside the repository's systems and holidays, and where what is shown is written."""

    def __init__(self, program, receiver, shown):
        # Letters only, and always as many: some services want an escape before other signs, and columns have a width.
        self.folder = Path("/tmp/shown-" + "".join(random.choices(string.ascii_lowercase, k=8)))
        self.folder.mkdir(mode=0o700)
        self.receiver, self.shown = str(Path(receiver).resolve()), shown
        self.program = self.folder / "bin/dagpost"
        self.program.parent.mkdir()
        shutil.copy2(program, self.program)
        shutil.copytree(ROOT / "config", self.folder / "config")
        self.library = clock.build(self.folder)
        self.root = ROOT


def record(program, receiver, folder, only):
    """Writes every chapter into a folder that is new or empty. Exit code 1 when a scene did not go as it is written."""
    shown = Path(folder).resolve()
    shown.mkdir(parents=True, exist_ok=True)
    if any(shown.iterdir()):
        print(f"{folder} is not empty.", file=sys.stderr)
        return 1
    began, failed = time.monotonic(), 0
    stage = Stage(program, receiver, shown)
    try:
        # Three at once: a scene waits more than it works.
        with ThreadPoolExecutor(3) as pool:
            tasks = {name: pool.submit(act, stage) for name, act in CHAPTERS.items() if only in name}
            for name, task in tasks.items():
                if error := task.exception():
                    failed += 1
                    print(f"✘ {name}: {error!r}", file=sys.stderr)
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)
    found = files(shown)
    print(f"{len(found)} files, {sum(map(len, found.values()))} bytes, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def main():
    if sys.argv[1:2] == ["compare"]:
        parser = argparse.ArgumentParser(prog="shown compare", description="Prints what two recordings do not have in common.")
        parser.add_argument("before")
        parser.add_argument("after")
        options = parser.parse_args(sys.argv[2:])
        return compare(options.before, options.after)
    parser = argparse.ArgumentParser(prog="shown", description="Writes down everything that dagpost shows, a file for each.")
    parser.add_argument("program", help="dagpost, as it was built")
    parser.add_argument("receiver", help="the stand-in for chat services, as it was built")
    parser.add_argument("folder", help="where the files go; new or empty")
    parser.add_argument("--only", default="", metavar="WORD", help="only chapters with this in their name")
    options = parser.parse_args()
    return record(options.program, options.receiver, options.folder, options.only)


sys.exit(main())
