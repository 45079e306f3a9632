"""A program of a scene that runs for a while: when it has come to rest, and what it said until then."""

import os
import pty
import select
import signal
import socket
import subprocess
import time
from pathlib import Path

PATIENCE = 120  # seconds until something that does not come is a failure; only there to end a hang
LOOK = 0.012
LOOKS = 4  # in a row without a change: then it rests


class Broken(Exception):
    """A scene that did not go as it was written."""


def threads(pid):
    """Of each thread whether it sleeps, and for how long it ran; None when one does not sleep, or a child lives."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            if (task / "comm").read_text() == "shown-clock\n":
                continue
            if (task / "children").read_text() or (task / "stat").read_text().rsplit(")", 1)[1].split()[0] != "S":
                return None
            found[task.name] = (task / "schedstat").read_text().split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return None
    return found


def at_terminal(command, folder, environment, typed):
    """Runs a command to which a person has typed something: its code, its output, and what stood on the terminal."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    process = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    out, err = process.communicate(timeout=PATIENCE)[0], b""
    while select.select([ours], [], [], 0)[0]:
        try:
            err += os.read(ours, 1 << 16)
        except OSError:
            break
    os.close(ours)
    return process.returncode, out, err


class Running:
    """Started in the scene's folder; its standard error is read as its log, its notes to systemd are taken."""

    def __init__(self, scene, command, environment):
        self.scene, self.told = scene, 0
        self.out, self.log = scene.folder / "out", scene.folder / "log"
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = scene.folder / "notify.sock"
        path.unlink(missing_ok=True)
        self.manager.bind(str(path))
        self.manager.setblocking(False)
        scene.clock.unmark()
        with open(self.out, "wb") as out, open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, cwd=scene.work, stdin=subprocess.DEVNULL, stdout=out, stderr=log,
                env=environment | {"NOTIFY_SOCKET": str(path), "SHOWN_MARK": "1"})
        scene.steady.know(f"process {self.process.pid}", "process <pid>")

    @property
    def has_ended(self):
        return self.process.poll() is not None

    def said(self):
        return self.log.read_bytes()[self.told:].decode(errors="surrogateescape")

    def rest(self, *wanted):
        """Returns when the log has each of these words and nothing moves any more, or the process has ended."""
        limit, before, alike = time.monotonic() + PATIENCE, None, 0
        while not self.has_ended and alike < LOOKS:
            if time.monotonic() > limit:
                raise Broken(f"it did not come to rest, or did not say {wanted}: {self.said()[-600:]}")
            time.sleep(LOOK)
            is_ready = self.scene.clock.has_rung and self.scene.services.is_idle
            now = threads(self.process.pid) if is_ready else None
            alike = alike + 1 if now is not None and now == before and all(w in self.said() for w in wanted) else 0
            before = now
        missing = [word for word in wanted if word not in self.said()]
        if missing:
            raise Broken(f"it ended without saying {missing}: {self.said()[-600:]}")

    def take(self):
        """The lines of the log since this was last asked, and what systemd was told, each in the order of the alphabet: what
        is done at once has no order of its own."""
        text = self.said()
        self.told += len(text.encode(errors="surrogateescape"))
        notes = []
        while True:
            try:
                notes += self.manager.recv(1 << 16).decode().split("\n")
            except BlockingIOError:
                return sorted(text.splitlines()), sorted(notes)

    def send(self, number):
        self.process.send_signal(number)

    def end(self, number=signal.SIGTERM):
        if not self.has_ended:
            self.send(number)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Broken(f"it did not end: {self.said()[-600:]}") from None
        self.scene.clock.unmark()
        self.manager.close()
        return self.process.returncode
