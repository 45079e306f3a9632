"""The clock of a scene, which stands still until it is moved (clock.c)."""

import datetime
import mmap
import struct
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

WALL = ZoneInfo("Europe/Amsterdam")
SOURCE = Path(__file__).with_name("clock.c")


def build(folder):
    """The library that the program is started with."""
    library = folder / "clock.so"
    subprocess.run(["cc", "-std=gnu17", "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"], check=True)
    return library


def moment(text):
    """`2026-11-24 16:30` on the teams' wall, with seconds or without."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=WALL)


def nanoseconds(text):
    return int(moment(text).timestamp()) * 1_000_000_000


class Clock:
    """Begins at a moment, kept by a time service unless it is told otherwise."""

    def __init__(self, path, at):
        self.path = path
        path.write_bytes(struct.pack("4q", 0, 0, 1, 0))
        with open(path, "r+b") as file:
            self.page = mmap.mmap(file.fileno(), 32)
        self.set(at)

    @property
    def now(self):
        return struct.unpack_from("q", self.page, 0)[0]

    @now.setter
    def now(self, at):
        struct.pack_into("q", self.page, 0, at)

    @property
    def date(self):
        return datetime.datetime.fromtimestamp(self.now // 1_000_000_000, WALL).date().isoformat()

    @property
    def has_rung(self):
        """Whether whoever is marked has rung its timers of this moment; true as well while nobody is."""
        rung = struct.unpack_from("q", self.page, 24)[0]
        return rung in (0, self.now)

    def set(self, at):
        self.now = nanoseconds(at)

    def advance(self, seconds):
        self.now += seconds * 1_000_000_000

    def wrong(self, seconds):
        """Somebody sets it, while the time since boot goes on as it was."""
        struct.pack_into("q", self.page, 8, struct.unpack_from("q", self.page, 8)[0] + seconds * 1_000_000_000)
        self.advance(seconds)

    def keep(self, is_kept):
        """Whether a time service keeps it."""
        struct.pack_into("q", self.page, 16, int(is_kept))

    def unmark(self):
        """Nobody is marked any more."""
        struct.pack_into("q", self.page, 24, 0)

    def environment(self, library):
        return {"LD_PRELOAD": str(library), "SHOWN_CLOCK": str(self.path)}
