"""Disks that fail: an error at every N-th call that writes, and a disk that is full to every degree."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from promise import channels, demand, demand_claims
from receiver import Receiver
from scene import Broken, Scene
from sweep import DUE, MOST, Scenario, later

LEDGER_IO = 74
# (system call, error): once at the N-th call, or at it and all that follow.
FAULTS = [(call, error) for call in ("fdatasync", "fsync", "pwrite64", "ftruncate", "unlink", "pread64") for error in ("EIO",)]
FAULTS += [("pwrite64", "ENOSPC"), ("pwrite64", "EDQUOT"), ("openat", "EROFS")]


class Results:
    def __init__(self):
        self.lock, self.rows, self.broken = threading.Lock(), {}, []

    def add(self, row, code, found):
        with self.lock:
            of = self.rows.setdefault(row, {"points": 0, "exit 74": 0, "went on": 0, "other": 0, "twice": 0, "held": 0})
            of["points"] += 1
            of[{LEDGER_IO: "exit 74", 0: "went on"}.get(code, "other")] += 1
            of["twice"] += found["twice"]
            of["held"] += found["held"]

    def fail(self, where, error):
        with self.lock:
            self.broken.append(f"✘ {where}: {error}")
            print(self.broken[-1], file=sys.stderr, flush=True)

    def show(self):
        words = ("points", "exit 74", "went on", "other", "twice", "held")
        print(f"  {'fault':<34}" + "".join(f"{word:>10}" for word in words))
        for row, of in self.rows.items():
            print(f"  {row:<34}" + "".join(f"{of[word]:>10}" for word in words))
        print("sent without a committed claim: 0, lost: 0, twice beyond the promise: 0" if not self.broken
              else f"{len(self.broken)} points broke a promise")


def meet(scene, scenario, receiver, fault=None):
    """A run that meets the fault, then two that do not. Returns the first one's end, and what became of the posts."""
    unclaimed = demand_claims(scene, receiver)
    ended = scene.run(DUE, lambda: scenario.is_over(scene, len(channels(scene))), fault)
    if ended.code == LEDGER_IO and str(scene.state) not in ended.log:
        raise Broken(f"ended with 74 and no sentence about the ledger: {ended.log[-600:]}")
    return ended, unclaimed


def recover(scene, receiver, unclaimed):
    for minutes in (30, 60):
        again = scene.run(later(minutes), lambda: scene.is_settled(later(minutes)))
        if again.code != 0:
            raise Broken(f"the restart ended with {again.code}: {again.log[-600:]}")
    return demand(scene, receiver, unclaimed)


def sweep_fault(program, scenario, call, error, lasting, results, every):
    row = f"{error} {'from' if lasting else 'at'} the N-th {call}"
    for number in range(1, MOST, every):
        scene = Scene(program)
        receiver = Receiver()
        try:
            scene.configure(receiver.port)
            scene.restore(scenario.scene.state)
            ended, unclaimed = meet(scene, scenario, receiver,
                                    (call, f"error={error}:when={number}{'+' if lasting else ''}"))
            if not scene.was_injected():
                return  # No thread makes so many of these calls.
            results.add(row, ended.code, recover(scene, receiver, unclaimed))
        except Broken as problem:
            results.fail(f"{row}, N = {number}", problem)
        finally:
            receiver.close()
            scene.close()


def fill(program, scenario, results, step):
    """A small disk of its own for the state, filled until so much is left."""
    free = 0
    while free <= 400 * 1024:
        scene = Scene(program)
        receiver = Receiver()
        state = scene.folder / "state"
        state.mkdir(mode=0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", state], check=True)
        try:
            scene.configure(receiver.port)
            subprocess.run(["cp", "-a", *[f for f in scenario.scene.state.iterdir() if f.suffix != ".sock"], state], check=True)
            left = os.statvfs(state)
            with open(state / "ballast", "wb") as ballast:
                ballast.write(b"\0" * (left.f_bavail * left.f_frsize - free))
            ended, unclaimed = meet(scene, scenario, receiver)
            (state / "ballast").unlink()
            results.add("a disk with 0 to 400 KiB left", ended.code, recover(scene, receiver, unclaimed))
        except Broken as problem:
            results.fail(f"a disk with {free} bytes left", problem)
        finally:
            receiver.close()
            subprocess.run(["umount", state], check=True)
            scene.close()
        free += step


def disk(program, every=1, workers=3):
    """Exit code 1 when a promise was broken."""
    results, scenario = Results(), Scenario("a failing disk")
    scenario.prepare(program)
    with ThreadPoolExecutor(workers) as pool:
        tasks = [pool.submit(sweep_fault, program, scenario, call, error, lasting, results, every)
                 for call, error in FAULTS for lasting in (False, True)]
        for task in tasks:
            task.result()
    fill(program, scenario, results, 4096 * every)
    scenario.scene.close()
    results.show()
    return 1 if results.broken else 0
