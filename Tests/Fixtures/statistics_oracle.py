"""Statistics of random series, from their definitions (docs/design/figures.md) and in exact fractions.

Prints a line for each series, its fields separated by "|", numbers in a field by spaces:

  course | values | limits | verdicts             limits: mean and width after the last value, empty while there are none. A verdict
                                                  a value: "-" none yet, "u" usual, "aN" or "bN" above or below the limits since
                                                  place N, "UN:K" or "DN:K" K in a row above or below the mean since place N
  percentile | values | percent | value           nearest rank
  counted | values | counts | percent | value     the same of values that stand for several each
  record | values | better | place                of the best earlier value (the first of equals), -1 where the last is no record
  streak | weeks | length                         a week: m all values met the target, x not all, - no value, f no value and no workday

Arguments: a seed, and how many series of each sort.
"""
import random
import sys
from fractions import Fraction

FEWEST, SHIFT = 12, 8


def limits(values):
    mean = sum(values) / len(values)
    moving = [abs(after - before) for before, after in zip(values, values[1:])]
    finest = next((Fraction(1, 10 ** d) for d in (0, 1) if all((v * 10 ** d).denominator == 1 for v in values)), Fraction(1, 100))
    return mean, max(Fraction(266, 100) * sum(moving) / len(moving), finest)


def course(values):
    verdicts, start, edge, outside, shifted, known = [], 0, 0, set(), False, None
    for place, value in enumerate(values):
        if place < start + FEWEST:
            verdicts.append("-")
            continue
        if not shifted:
            edge = max(start + FEWEST, place - SHIFT + 1)
        known = mean, width = limits([values[p] for p in range(start, edge) if p not in outside])
        sides = [(v > mean) - (v < mean) for v in values]
        if abs(value - mean) > width:
            outside.add(place)
        since = place + 1
        while since > edge and sides[since - 1] == sides[place] != 0:
            since -= 1
        run = place - since + 1
        shifted = run >= SHIFT
        if shifted:
            verdicts.append(f"{'U' if sides[place] > 0 else 'D'}{since}:{run}")
            if run == FEWEST:
                start, outside, shifted, known = since, set(), False, None
        elif place in outside:
            since = place
            while since > edge and since - 1 in outside and sides[since - 1] == sides[place]:
                since -= 1
            verdicts.append(f"{'a' if sides[place] > 0 else 'b'}{since}")
        else:
            verdicts.append("u")
    return known, verdicts


def percentile(values, percent):
    """The smallest value of which at least so many in a hundred are not above it, by counting for each."""
    return min(v for v in values if 100 * sum(w <= v for w in values) >= percent * len(values))


def record(values, better):
    *earlier, last = values
    best = max(earlier) if better == "higher" else min(earlier)
    return earlier.index(best) if (last > best if better == "higher" else last < best) else -1


def streak(weeks):
    """Counted from the last week back; weeks without a workday neither count nor end it. The last one must count."""
    if weeks[-1] != "m":
        return 0
    kept = "".join(weeks).replace("f", "")
    return len(kept) - len(kept.rstrip("m"))


def series(rng):
    """What figures are made of: noise, steps, drifts, flat lines, counts, percentages, very large and very small numbers."""
    length, decimals = rng.randint(1, 90), rng.choice([0, 0, 1, 2])
    scale = rng.choice([0.01, 0.3, 1, 1, 10, 10, 500, 1e9])
    level, drift = rng.uniform(-5, 100) * scale, rng.choice([0, 0, 0, 0.02, -0.05]) * scale
    values = []
    for place in range(length):
        if rng.random() < 0.03:
            level += rng.choice([-3, -1.5, 1.5, 3]) * scale
        noise = rng.choice([0, 1, 1, 1]) * rng.gauss(0, scale) * (8 if rng.random() < 0.02 else 1)
        values.append(f"{level + drift * place + noise:.{decimals}f}")
    kind = rng.random()
    if kind < 0.1:
        values = [values[0]] * length
    elif kind < 0.2:
        values = [values[0] if rng.random() < 0.9 else value for value in values]
    elif kind < 0.35:
        values = [str(sum(rng.random() < 0.1 for _ in range(rng.choice([3, 3, 30])))) for _ in values]
    return values


def main():
    rng, count = random.Random(int(sys.argv[1])), int(sys.argv[2])
    for _ in range(count):
        texts = series(rng)
        known, verdicts = course([Fraction(t) for t in texts])
        shown = f"{float(known[0])!r} {float(known[1])!r}" if known else ""
        print("course", " ".join(texts), shown, " ".join(verdicts), sep="|")
    for _ in range(count):
        values = [rng.randint(0, rng.choice([5, 60, 10 ** 6])) for _ in range(rng.randint(1, 80))]
        percent = rng.randint(1, 100)
        print("percentile", " ".join(map(str, values)), percent, percentile(values, percent), sep="|")
        counts = [rng.randint(0, 6) for _ in values]
        spread = [v for v, n in zip(values, counts) for _ in range(n)]
        if spread:
            found = percentile(spread, percent)
            print("counted", " ".join(map(str, values)), " ".join(map(str, counts)), percent, found, sep="|")
    for _ in range(count):
        texts = [f"{rng.randint(0, 40) / rng.choice([1, 4]):.2f}" for _ in range(rng.randint(2, 70))]
        better = rng.choice(["higher", "lower"])
        print("record", " ".join(texts), better, record([Fraction(t) for t in texts], better), sep="|")
    for _ in range(count):
        weeks = rng.choices("mxf-", weights=[30, 1, 3, 1], k=rng.randint(1, 57))
        print("streak", "".join(weeks), streak(weeks), sep="|")


main()
