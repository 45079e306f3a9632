"""The crash sweep: the daemon killed at every N-th call that changes something, then restarted twice.

A point is a scenario, a system call and N: the first thread to make its N-th such call dies with the whole process at it.
"""

import datetime
import random
import signal
import sys
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

from promise import channels, demand, demand_claims
from receiver import Receiver
from scene import PATIENCE, Broken, Scene, milliseconds

CALLS = ("openat", "pwrite64", "fdatasync", "fsync", "unlink", "ftruncate", "write", "socket", "connect", "sendto",
         "recvfrom", "close", "fcntl")
BEFORE = datetime.datetime(2026, 11, 24, 15, 0)
DUE = datetime.datetime(2026, 11, 24, 15, 31)
MOST = 400  # calls of one kind in one thread: far beyond any run


def later(minutes):
    return DUE + datetime.timedelta(minutes=minutes)


def trouble(channel, number):
    """The first request of each channel meets a trouble of its own."""
    troubles = {"slack": "limit", "discord": "lost", "mattermost": "later", "matrix1": "limit", "matrix2": "lost",
                "matrix3": "later"}
    return troubles[channel.split("-")[0]] if number == 1 else "take"


class Scenario:
    """Where the daemon stands when the fault comes, and how its services behave."""

    def __init__(self, name, on_unknown="resend", plan=lambda channel, number: "take", lost=False, repeating=False):
        self.name, self.on_unknown, self.plan = name, on_unknown, plan
        self.lost, self.repeating = lost, repeating
        self.at = later(20) if repeating else later(10) if lost else DUE

    def prepare(self, program):
        """The state from which each run starts, and what had reached the readers by then."""
        scene = Scene(program, on_unknown=self.on_unknown)
        receiver = Receiver(lambda channel, number: "silence")
        scene.configure(receiver.port)
        scene.run(BEFORE, lambda: "ready:" in scene.log.read_text())
        if self.lost:
            process = scene.start(DUE)
            arrived = receiver.reached(len(channels(scene)), PATIENCE)
            process.send_signal(signal.SIGKILL)
            process.wait(PATIENCE)
            if not arrived:
                raise Broken(f"not every post arrived; the daemon said: {scene.log.read_text()[-600:]}")
        if self.repeating:
            scene.run(later(10), lambda: scene.is_settled(later(10)))
        receiver.close()
        self.scene, self.shown, self.requests = scene, receiver.arrivals, receiver.requests
        self.transactions = receiver.transactions

    def point(self, program, call, number):
        """One point: killed, restarted twice, judged. None when the run ended before it came so far."""
        scene = Scene(program, on_unknown=self.on_unknown)
        is_faulty = threading.Event()
        is_faulty.set()
        receiver = Receiver(lambda channel, number: self.plan(channel, number) if is_faulty.is_set() else "take")
        receiver.arrivals, receiver.requests = list(self.shown), dict(self.requests)
        receiver.transactions = set(self.transactions)
        unclaimed = demand_claims(scene, receiver)
        try:
            scene.configure(receiver.port)
            scene.restore(self.scene.state)
            wanted = len(channels(scene))
            ended = scene.run(self.at, lambda: self.is_over(scene, wanted), (call, f"signal=KILL:when={number}"))
            if not ended.was_killed:
                if ended.code != 0:
                    raise Broken(f"ended with {ended.code}: {ended.log[-600:]}")
                return None
            is_faulty.clear()
            for minutes in (30, 60):
                again = scene.run(later(minutes), lambda: scene.is_settled(later(minutes)))
                if again.code != 0:
                    raise Broken(f"the restart ended with {again.code}: {again.log[-600:]}")
            decided = scene.rows("SELECT decided FROM slot")[0][0] < milliseconds(later(30))
            return decided, demand(scene, receiver, unclaimed)
        finally:
            receiver.close()
            scene.close()

    def is_over(self, scene, wanted):
        log = scene.log.read_text()
        return sum(f"→ {channel}: " in log for channel in channels(scene)) == wanted


SCENARIOS = (
    Scenario("all well, resend"),
    Scenario("all well, hold", on_unknown="hold"),
    Scenario("429, lost answer, 503", plan=trouble),
    Scenario("lost answer, hold", on_unknown="hold", plan=trouble),
    Scenario("recovering", lost=True),
    Scenario("sending repeats", lost=True, repeating=True),
    Scenario("idempotent", on_unknown="same id", plan=trouble),
    Scenario("idempotent, recovering", on_unknown="same id", lost=True),
)


class Table:
    def __init__(self):
        self.lock, self.points, self.found = threading.Lock(), {}, {}
        self.broken = []

    def add(self, scenario, call, number, result):
        with self.lock:
            decided, found = result
            key = (scenario.name, call)
            after, before = self.points.get(key, (0, 0))
            self.points[key] = (after + decided, before + (not decided))
            for word, count in found.items():
                of = self.found.setdefault(scenario.on_unknown, {})
                of[word] = of.get(word, 0) + count

    def fail(self, scenario, call, number, error):
        with self.lock:
            self.broken.append(f"✘ {scenario.name}, killed at {call} {number}: {error}")
            print(self.broken[-1], file=sys.stderr, flush=True)

    def show(self):
        names = [s.name for s in SCENARIOS]
        print("Points after the slot was decided (and before), by call and scenario:\n")
        print(f"  {'call':<10}" + "".join(f"{name:>24}" for name in names) + f"{'all':>8}")
        for call in CALLS:
            cells = [self.points.get((name, call), (0, 0)) for name in names]
            if any(a + b for a, b in cells):
                print(f"  {call:<10}" + "".join(f"{f'{a} ({b})':>24}" for a, b in cells)
                      + f"{sum(a for a, _ in cells):>8}")
        after, before = (sum(p[i] for p in self.points.values()) for i in (0, 1))
        print(f"\n{after} points after the slot was decided, {before} before; after two restarts, posts by policy:")
        for policy, found in self.found.items():
            print(f"  {policy}: {found['once']} shown once, {found['twice']} twice (the second marked), {found['held']} held")
        print(f"lost: 0, twice beyond the promise: 0" if not self.broken else f"{len(self.broken)} points broke a promise")
        return after


def sweep_call(program, scenario, call, every, seed, table):
    start = random.Random(f"{seed} {scenario.name} {call}").randint(1, every)
    for number in range(start, MOST, every):
        try:
            result = scenario.point(program, call, number)
        except Broken as error:
            table.fail(scenario, call, number, error)
            continue
        if result is None:
            return
        table.add(scenario, call, number, result)


def sweep(program, every=1, seed=1, at_least=500, workers=3):
    """Exit code 1 when a promise was broken, or fewer points than `at_least` lie after the decision."""
    table = Table()
    for scenario in SCENARIOS:
        scenario.prepare(program)
    with ThreadPoolExecutor(workers) as pool:
        done = [pool.submit(sweep_call, program, s, call, every, seed, table) for s in SCENARIOS for call in CALLS]
        for task in done:
            task.result()
    for scenario in SCENARIOS:
        scenario.scene.close()
    after = table.show()
    if after < at_least:
        print(f"Too few: {at_least} are wanted.", file=sys.stderr)
    return 1 if table.broken or after < at_least else 0
