"""What must hold of the ledger and of what reached the readers, whatever happened."""

from scene import Broken

FINAL = ("delivered", "held")


def demand_claims(scene, receiver):
    """Makes the receiver look, before it answers, whether the attempt it sees is in the ledger by then."""
    unclaimed = []

    def look(key):
        channel = next(c for c in channels(scene) if scene.key(c) == key)
        known = scene.attempts(channel)
        if known < receiver.requests[key]:
            unclaimed.append(f"{channel}: request {receiver.requests[key]} came while the ledger knew {known} attempts")

    receiver.before = look
    return unclaimed


def channels(scene):
    return [f"{service}-{team}" for team in scene.teams for service in scene.services]


def demand(scene, receiver, unclaimed=()):
    """One slot of one team, its faults over and its restarts done. Returns what became of its posts."""
    problems = list(unclaimed)
    posts = scene.rows("SELECT channel, state, number FROM post")
    if sorted(channel for channel, _, _ in posts) != sorted(channels(scene)):
        problems.append(f"the posts are {posts}")
    if scene.rows("PRAGMA integrity_check") != [("ok",)]:
        problems.append("the ledger is damaged")
    found = {"once": 0, "twice": 0, "held": 0}
    for channel, state, number in posts:
        shown = [a for a in receiver.arrivals if a.channel == scene.key(channel)]
        unknown = scene.rows("SELECT count(*) FROM attempt WHERE post = ? AND outcome = 'unknown'", (number,))[0][0]
        problems += [f"{channel}: {problem}" for problem in judged(state, shown, unknown, scene.on_unknown)]
        if scene.knows_again and state != "delivered":
            problems.append(f"{channel}: is {state}, though its service knows it again")
        found["held" if state == "held" else "twice" if len(shown) == 2 else "once"] += 1
    if problems:
        raise Broken("; ".join(problems))
    return found


def judged(state, shown, unknown, on_unknown):
    if state not in FINAL:
        yield f"is still {state}"
    if state == "delivered" and not shown:
        yield "is called delivered, and nobody saw it"
    if state == "held" and not unknown:
        yield "is held, though no attempt was in doubt"
    if len(shown) > (2 if on_unknown == "resend" else 1):
        yield f"was shown {len(shown)} times"
    if len(shown) > 1 and not unknown:
        yield "was shown twice, though no attempt was in doubt"
    if any(not a.is_repeat for a in shown[1:]):
        yield "was shown twice without the mark of a repeat"
    if len({a.body for a in shown if not a.is_repeat}) > 1:
        yield "was shown in two versions"
