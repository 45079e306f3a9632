"""A state folder, its configuration, and runs of the daemon in it by a clock of their own, with or without a fault."""

import datetime
import glob
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

SERVICES = ("slack", "discord", "mattermost")
PATHS = {
    "slack": "slack/services/T0{team}/B0/x",
    "discord": "discord/api/webhooks/1/{team}",
    "mattermost": "mattermost/hooks/{team}",
}
# Three rooms of three accounts, of a service that knows a post again.
ROOMS = ("matrix1", "matrix2", "matrix3")
ROOM = "{service}/_matrix/client/v3/rooms/%21{team}/send/m.room.message"
PATIENCE = 180  # seconds until a run that does not come to an end is a failure; only there to end a hang


def fake_clock():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        raise SystemExit("libfaketime is missing: run \"make deps\".")
    return found[0]


def forget_clocks():
    """What the fake clock leaves behind of a process that was killed; a later process of that number would stumble over it."""
    for left in Path("/dev/shm").glob("*faketime_*"):
        if not Path("/proc", left.name.rsplit("_", 1)[1]).exists():
            left.unlink(missing_ok=True)


class Broken(Exception):
    """A promise that was not kept, in a sentence."""


class Ended:
    def __init__(self, code, log):
        self.code, self.log = code, log
        self.was_killed = code == -signal.SIGKILL or code == 128 + signal.SIGKILL


class Scene:
    def __init__(self, program, teams=("desk",), editions='daily: { at: "16:30" }', on_unknown="resend", state=None):
        self.program = os.path.abspath(program)
        self.folder = Path(tempfile.mkdtemp(prefix="dagpost-crash-"))
        self.state = Path(state) if state else self.folder / "state"
        self.teams, self.editions, self.on_unknown = teams, editions, on_unknown
        # "same id": nothing is set, because the services know a post again.
        self.services = ROOMS if on_unknown == "same id" else SERVICES

    def configure(self, port):
        channels, teams = "", ""
        for team in self.teams:
            for service in self.services:
                channels += f"  {service}-{team}: {{ {self.settings(service, team, port)} }}\n"
            names = ", ".join(f"{service}-{team}" for service in self.services)
            teams += f"  {team}: {{ name: {team}, sources: {{ plan: {{ system: tasks, path: plan.md }} }}, channels: [{names}] }}\n"
        (self.folder / "plan.md").write_text("- [ ] Mail migration @Joost due:2026-12-31\n")
        (self.folder / "dagpost.yaml").write_text(
            f"state: {self.state}\ndefaults:\n  language: en\n  zone: Europe/Amsterdam\n"
            f"  workdays: [mon, tue, wed, thu, fri]\n  editions:\n    {self.editions}\n"
            f"channels:\n{channels}teams:\n{teams}")

    @property
    def knows_again(self):
        """Whether every service of it shows a post once, however often it is sent."""
        return self.on_unknown == "same id"

    def settings(self, service, team, port):
        secret = self.folder / f"{service}-{team}.secret"
        server = f"http://127.0.0.1:{port}"
        is_room = service in ROOMS
        secret.write_text(f"{service}-token\n" if is_room else f"{server}/{PATHS[service].format(team=team)}\n")
        secret.chmod(0o600)
        if is_room:
            return (f'service: matrix, homeserver: "{server}/{service}", token: {{ file: {secret.name} }}, '
                    f'room: "!{team}"')
        return f"service: {service}, on_unknown: {self.on_unknown}, url: {{ file: {secret.name} }}"

    @property
    def injections(self):
        return self.folder / "injections"

    def was_injected(self):
        return "INJECTED" in self.injections.read_text(errors="replace")

    @staticmethod
    def key(channel):
        """What the receiver calls this channel."""
        service, team = channel.split("-", 1)
        path = ROOM if service in ROOMS else PATHS[service]
        return path.format(service=service, team=team).replace("/", "-")

    # Runs

    def start(self, at, fault=None):
        """The daemon at a moment of the fake clock (UTC). `fault`: (system calls, what strace injects)."""
        forget_clocks()
        fake = {
            "LD_PRELOAD": fake_clock(), "FAKETIME": f"@{at:%Y-%m-%d %H:%M:%S}", "TZ": "UTC",
            # Its own timers go on by the real one; else the daemon would wait for a time that does not come.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        command = [self.program, "run", "--config", str(self.folder / "dagpost.yaml")]
        if fault:
            calls, inject = fault
            # Without --seccomp-bpf: with it, strace 6.1 counts only to one.
            command = ["strace", "-f", "-qq", "-o", str(self.injections), "-e", f"trace={calls}",
                       "-e", f"inject={calls}:{inject}", *command]
        # The library makes a variable when it first starts; where that is the daemon, Swift no longer finds its arguments.
        command = ["sh", "-c", 'exec "$@"', "sh", *command]
        environment = {key: value for key, value in os.environ.items() if key != "NOTIFY_SOCKET"} | fake
        self.log = self.folder / "log"
        with open(self.log, "w") as log:
            return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                    stderr=log, cwd=self.folder)

    def run(self, at, is_over, fault=None):
        """Until it ends by itself, or `is_over`, and then it is asked to end."""
        process = self.start(at, fault)
        limit = time.monotonic() + PATIENCE
        while process.poll() is None:
            if is_over():
                self.terminate(process)
                process.wait(PATIENCE)
                break
            if time.monotonic() > limit:
                self.end(process)
                raise Broken(f"a run did not come to an end; it said: {self.log.read_text()[-600:]}")
            time.sleep(0.01)
        return Ended(process.returncode, self.log.read_text())

    @staticmethod
    def program_of(process):
        """The daemon itself: below strace when that started it."""
        try:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        except OSError:
            children = []
        return int(children[0]) if children else process.pid

    def terminate(self, process):
        try:
            os.kill(self.program_of(process), signal.SIGTERM)
        except ProcessLookupError:
            pass

    def end(self, process):
        try:
            os.kill(self.program_of(process), signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait(PATIENCE)

    # The ledger

    @property
    def ledger(self):
        return self.state / "ledger.sqlite"

    def rows(self, question, arguments=()):
        """What stands in the ledger, also of a daemon that was killed in the middle of a change."""
        try:
            return self.ask(f"file:{self.ledger}?mode=ro", question, arguments)
        except sqlite3.OperationalError as error:
            if "readonly" not in str(error) and "unable to open" not in str(error):
                raise
        with tempfile.TemporaryDirectory() as folder:
            for file in self.state.glob("ledger.sqlite*"):
                shutil.copy(file, folder)
            return self.ask(f"file:{folder}/ledger.sqlite", question, arguments)

    @staticmethod
    def ask(uri, question, arguments):
        connection = sqlite3.connect(uri, uri=True, timeout=10)
        try:
            return connection.execute(question, arguments).fetchall()
        finally:
            connection.close()

    def is_settled(self, at):
        """Whether a slot is decided and nothing is due by the fake clock, which shows at least `at`."""
        if "ready:" not in self.log.read_text():
            return False
        try:
            decided, due = self.rows(
                "SELECT (SELECT count(*) FROM slot), (SELECT count(*) FROM post WHERE state IN ('sending', 'unknown') "
                "OR state = 'queued' AND next_at <= ?)", (milliseconds(at) + 500,))[0]
        except sqlite3.Error:
            return False
        return decided > 0 and due == 0

    def attempts(self, channel):
        return self.rows(
            "SELECT count(*) FROM attempt JOIN post ON post.number = attempt.post WHERE post.channel = ?", (channel,))[0][0]

    def restore(self, base):
        shutil.rmtree(self.state, ignore_errors=True)
        shutil.copytree(base, self.state, ignore=shutil.ignore_patterns("*.sock"))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def milliseconds(moment):
    return int(moment.replace(tzinfo=datetime.timezone.utc).timestamp() * 1000)
