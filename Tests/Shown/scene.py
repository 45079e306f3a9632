"""A scene: a folder with a configuration, a clock, services, and the program at work there; what it shows is written down."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess

import clock
from running import PATIENCE, Broken, Running, at_terminal
from services import Services
from steady import Steady

MINUTE = 60 * 1_000_000_000
# Nothing of whoever records gets in.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent", "TZ": "UTC", "COLUMNS": "80",
               "SWIFT_BACKTRACE": "enable=no"}


class Scene:
    def __init__(self, stage, name, at="2026-11-24 15:00"):
        self.stage, self.name, self.number, self.dated = stage, name, 0, {}
        self.folder = stage.folder / name
        self.work = self.folder / "work"
        self.work.mkdir(parents=True)
        self.clock = clock.Clock(self.folder / "clock", at)
        self.services = Services(stage.receiver, self.work, lambda: self.clock.now)
        self.steady = Steady(stage.folder, self.work, self.work / "state/ledger.sqlite")
        for word, port in (("port", self.services.port), ("dead port", self.services.dead)):
            self.steady.know(f"127.0.0.1:{port}", f"127.0.0.1:<{word}>")
        self.daemon = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.daemon:
            self.daemon.end(signal.SIGKILL)
        self.services.close()

    # Files

    def write(self, name, text, mode=0o640):
        """With `@PORT@` and `@DEAD@` for the services' port and one on which nobody listens. Of a day before any."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text.replace("@PORT@", str(self.services.port)).replace("@DEAD@", str(self.services.dead))
        path.write_text(text)
        path.chmod(mode)
        self.age(path)

    def age(self, path):
        os.utime(path, (1_795_000_000, 1_795_000_000))

    def change(self, name, old, new):
        text = (self.work / name).read_text()
        if old not in text:
            raise Broken(f"{name} has no {old!r}")
        self.write(name, text.replace(old, new), (self.work / name).stat().st_mode & 0o777)

    def copy(self, source):
        """A folder with all below it; what holds an address is a secret."""
        shutil.copytree(source, self.work, dirs_exist_ok=True)
        for path in self.work.rglob("*"):
            if path.is_file():
                path.chmod(0o600 if path.suffix in (".url", ".token") else 0o640)
                if path.suffix in (".url", ".yaml", ".token"):
                    self.write(path.relative_to(self.work), path.read_bytes().decode(), path.stat().st_mode & 0o777)
                self.age(path)

    # Commands

    def environment(self, more=None):
        return ENVIRONMENT | self.clock.environment(self.stage.library) | (more or {})

    def command(self, words):
        return [str(self.stage.program), *words]

    def run(self, *words, stdin="", typed=None, label=None, environment=None):
        """Runs a command and writes down what it shows. `typed`: at a terminal, by a person."""
        if typed is not None:
            code, out, err = at_terminal(self.command(words), self.work, self.environment(), typed)
        else:
            done = subprocess.run(self.command(words), cwd=self.work, input=stdin.encode(), capture_output=True,
                                  timeout=PATIENCE, env=self.environment(environment))
            code, out, err = done.returncode, done.stdout, done.stderr
        self.show(label or " ".join(words), {
            "": f"$ dagpost {' '.join(words)}\nexit {code}\n", "standard output": out.decode(errors="surrogateescape"),
            "standard error": err.decode(errors="surrogateescape")})
        return code

    def do(self, *words, **how):
        """With the scene's configuration."""
        return self.run(*words, "--config", "dagpost.yaml", **how)

    def both(self, *words, **how):
        """As text and as JSON."""
        self.do(*words, **how)
        self.do(*words, "--json", **how)

    # A daemon, or a command that waits

    def start(self, *words, label="start", wanted=("ready:",), environment=None):
        self.daemon = Running(self, self.command(words or ("run", "--config", "dagpost.yaml")),
                              self.environment({"JOURNAL_STREAM": "1:1"} | (environment or {})))
        self.step(label, *wanted)

    def hand(self, *words, label=None):
        """A command that waits for an outcome: until all that comes of it at once has come, and a moment longer."""
        self.start(*words, "--wait", "1s", "--config", "dagpost.yaml", label=label or " ".join(words), wanted=())
        self.clock.advance(2)
        self.stop("its answer", None)

    def step(self, label, *wanted):
        """Waits until what was begun has come to rest, and writes down what the daemon and the services saw of it."""
        self.daemon.rest(*wanted)
        log, notes = self.daemon.take()
        self.show(label, {"log": "\n".join(log), "systemd": "\n".join(notes), "arrived": self.arrived()})

    def at(self, moment, *wanted, label=None):
        """Goes there with a stop before each moment at which a post is tried or over, and a minute before: what is done every
        hour has been done by then, and does not meet it."""
        target = clock.nanoseconds(moment)
        while self.clock.now < target:
            stop = min([due for due in self.due() if due > self.clock.now] + [target])
            for at in (stop - MINUTE, stop):
                self.clock.now = max(self.clock.now, min(at, target))
                self.daemon.rest()
        self.step(label or f"at {moment}", *wanted)

    def due(self):
        found = self.ask("SELECT next_at FROM post WHERE state IN ('queued', 'unknown') "
                         "UNION SELECT deadline FROM post WHERE state IN ('queued', 'unknown')")
        return [at * 1_000_000 for (at,) in found]

    def ask(self, question):
        db = sqlite3.connect(f"file:{self.steady.ledger}?mode=ro", uri=True, timeout=10)
        rows = db.execute(question).fetchall()
        db.close()
        return rows

    def later(self, seconds, *wanted, label=None):
        self.clock.advance(seconds)
        self.step(label or f"{seconds} s later", *wanted)

    def reload(self, label, *wanted):
        self.daemon.send(signal.SIGHUP)
        self.step(label, *wanted)

    def stop(self, label="stop", number=signal.SIGTERM):
        running, self.daemon = self.daemon, None
        code = running.end(number) if number else running.process.wait(PATIENCE)
        running.told = min(running.told, running.log.stat().st_size)
        self.show(label, {"": f"exit {code}\n", "log": "\n".join(sorted(running.said().splitlines())),
                          "standard output": running.out.read_bytes().decode(errors="surrogateescape"),
                          "arrived": self.arrived()})

    # What is shown

    def arrived(self):
        return "\n\n".join(self.services.take())

    def arrivals(self, label):
        self.show(label, {"arrived": self.arrived()})

    def file(self, name):
        path = self.work / name
        self.show(f"file {name}", {"": path.read_bytes().decode() if path.exists() else "there is none"})

    def rows(self, label="ledger"):
        """Every table with its rows."""
        db = sqlite3.connect(f"file:{self.steady.ledger}?mode=ro", uri=True, timeout=10)
        self.steady.learn()
        # Rows that were written at once have no order of their own.
        dump = sorted(self.steady(line.replace("\n", "\\n")) for line in db.iterdump())
        db.close()
        self.show(label, {"": "\n".join(dump)})

    def show(self, label, parts):
        self.steady.learn()
        for backup in self.work.rglob("state/backups/*.sqlite"):
            written = backup.stat()
            if self.dated.get(written.st_ino) != written.st_mtime_ns:
                self.dated[written.st_ino] = self.clock.now
                os.utime(backup, ns=(self.clock.now, self.clock.now))
        self.number += 1
        slug = re.sub(r"[^\w.:-]+", "_", self.steady(label))[:80]
        text = "".join((f"─── {title}\n" if title else "") + content + ("" if content.endswith("\n") else "\n¶\n")
                       for title, content in parts.items() if content)
        path = self.stage.shown / self.name / f"{self.number:03}-{slug}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.steady(text).encode(errors="surrogateescape"))
