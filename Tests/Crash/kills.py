"""The kill loop: teams that post all day to services that delay, reset, fail and limit, while the daemon is killed at random."""

import collections
import datetime
import random
import re
import subprocess
import sys

from promise import demand_claims, judged
from receiver import Receiver
from scene import Broken, Scene

BEGIN = datetime.datetime(2026, 11, 23, 4, 0)  # a Monday
TEAMS = 24
EVERY = datetime.timedelta(minutes=14)  # of the fake clock, from one start to the next
MONTHS = "November|December"


def time_of(team):
    """One update a day each, spread over the day: something is due, or waits for its next try, at every start."""
    return f"{6 + team * 2 // 3:02}:{team * 40 % 60:02}"


class Hostile:
    """What each request meets: by chance, from a seed. Nobody is hostile once it is over."""

    WAYS = (["take"] * 8 + ["later", "limit", "failed", "reset", "lost"]
            + [(0.05, "take"), (0.2, "take"), (0.4, "take"), (0.2, "lost"), (0.3, "later")])

    def __init__(self, seed):
        self.random, self.is_over = random.Random(seed), False

    def plan(self, channel, number):
        return "take" if self.is_over else self.random.choice(self.WAYS)


class Day(Scene):
    def __init__(self, program, on_unknown):
        super().__init__(program, teams=[f"t{n}" for n in range(TEAMS)], on_unknown=on_unknown)

    def configure(self, port):
        super().configure(port)
        path = self.folder / "dagpost.yaml"
        text = path.read_text()
        for number, team in enumerate(self.teams):
            text = text.replace(f"{{ name: {team},", f'{{ name: {team}, editions: {{ daily: {{ at: "{time_of(number)}" }} }},')
        path.write_text(text)


def kills(program, count=300, seed=1, on_unknown="resend"):
    """Exit code 1 when a promise was broken."""
    chance, hostile = random.Random(seed), Hostile(seed + 1)
    scene = Day(program, on_unknown)
    receiver = Receiver(hostile.plan)
    unclaimed = demand_claims(scene, receiver)
    try:
        scene.configure(receiver.port)
        now, killed = BEGIN, 0
        scene.run(now, lambda: "ready:" in scene.log.read_text())
        while killed < count:
            now += EVERY
            process = scene.start(now)
            try:
                process.wait(chance.uniform(0.03, 0.6))
                raise Broken(f"the daemon ended with {process.returncode}: {scene.log.read_text()[-600:]}")
            except subprocess.TimeoutExpired:
                scene.end(process)
                killed += 1
        hostile.is_over = True
        for minutes in (10, 20, 30):
            at = now + datetime.timedelta(minutes=minutes)
            ended = scene.run(at, lambda: scene.is_settled(at) and not any(undecided(scene, at)))
            if ended.code != 0:
                raise Broken(f"a last run ended with {ended.code}: {ended.log[-600:]}")
        problems = unclaimed + list(judge(scene, receiver, at))
        show(scene, receiver, killed, problems)
        return 1 if problems else 0
    finally:
        receiver.close()
        scene.close()


def shown_by_day(receiver):
    shown = collections.defaultdict(list)
    for arrival in receiver.arrivals:
        day, month = re.search(rf"day (\d+) ({MONTHS})", arrival.body).groups()
        date = datetime.date(2026, 11 if month == "November" else 12, int(day))
        shown[arrival.channel, date.isoformat()].append(arrival)
    return shown


def undecided(scene, now):
    """Slots that came due and of which the ledger knows nothing."""
    decided = set(scene.rows("SELECT team, date FROM slot"))
    day = BEGIN
    while day.date() <= now.date():
        for number, team in enumerate(scene.teams):
            # Amsterdam's winter is an hour ahead of UTC.
            hour, minute = map(int, time_of(number).split(":"))
            due = datetime.datetime.combine(day.date(), datetime.time(hour - 1, minute))
            if BEGIN < due <= now and (team, day.date().isoformat()) not in decided:
                yield team, day.date()
        day += datetime.timedelta(days=1)


def judge(scene, receiver, now):
    """Every slot that came due is decided, every post of it is where the promise says."""
    shown = shown_by_day(receiver)
    for team, date in undecided(scene, now):
        yield f"{team}: the slot of {date} was never decided"
    for number, team, channel, date, state, why in scene.rows(
            "SELECT post.number, post.team, channel, date, post.state, post.why FROM post JOIN slot ON slot.number = post.slot"):
        seen = shown.pop((scene.key(channel), date), [])
        unknown = scene.rows("SELECT count(*) FROM attempt WHERE post = ? AND outcome = 'unknown'", (number,))[0][0]
        if state in ("refused", "expired") and why and not (seen and not unknown):
            continue  # Not posted, and the ledger says why.
        yield from (f"{channel} of {date}: {problem}" for problem in judged(state, seen, unknown, scene.on_unknown))
    for (key, date), _ in shown.items():
        yield f"{key} showed an update of {date} that the ledger does not know"
    if scene.rows("PRAGMA integrity_check") != [("ok",)]:
        yield "the ledger is damaged"


def show(scene, receiver, killed, problems):
    states = dict(scene.rows("SELECT state, count(*) FROM post GROUP BY state"))
    twice = sum(len(arrivals) > 1 for arrivals in shown_by_day(receiver).values())
    attempts, unknown = scene.rows("SELECT count(*), sum(outcome = 'unknown') FROM attempt")[0]
    print(f"{scene.on_unknown}: {killed} kills, {sum(receiver.requests.values())} requests, {attempts} attempts "
          f"({unknown} in doubt); posts: " + ", ".join(f"{n} {state}" for state, n in sorted(states.items()))
          + f"; {twice} shown twice, the second marked")
    for problem in problems:
        print(f"✘ {problem}", file=sys.stderr)
    if not problems:
        print("lost: 0, twice beyond the promise: 0")
