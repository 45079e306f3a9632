"""The first instant at which the running maximum of a wall clock reaches a nominal time, by looking at the clock minute by
minute with Python's zoneinfo.

Prints for each zone a line: its name, then pairs of nominal time and instant, both in seconds since 1970 (the nominal time as
its wall shows it), for nominal times every 15 minutes around every transition of 2020 to 2037. Argument: take each n-th zone.
PYTHONTZPATH says where the zone files are.
"""
import datetime
import sys
import zoneinfo

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
START = int(datetime.datetime(2020, 1, 1, tzinfo=UTC).timestamp())
END = int(datetime.datetime(2038, 1, 1, tzinfo=UTC).timestamp())
HOUR = 3600


def offsets_of(zone):
    def offset(second):
        moment = EPOCH + datetime.timedelta(seconds=second)
        delta = moment.astimezone(zone).utcoffset()
        return delta.days * 86400 + delta.seconds
    return offset


def transitions(offset):
    found = []
    before, was = START, offset(START)
    for after in range(START + 12 * HOUR, END + 1, 12 * HOUR):
        now = offset(after)
        if now != was:
            low, high = before, after
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == was else (low, middle)
            found.append(high)
        before, was = after, now
    return found


def around(transition, offset):
    """Every wanted nominal time with the first minute of a running maximum that is not below it."""
    wall = transition + offset(transition)
    wanted = list(range((wall - 3 * HOUR) // 900 * 900, wall + 3 * HOUR + 1, 900))
    pairs, highest = [], None
    second = transition - 12 * HOUR
    while wanted and second < transition + 12 * HOUR:
        shown = second + offset(second)
        highest = shown if highest is None else max(highest, shown)
        while wanted and highest >= wanted[0]:
            pairs.append((wanted.pop(0), second))
        second += 60
    assert not wanted, transition
    return pairs


def main():
    step = int(sys.argv[1])
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name or name.isalpha())
    for name in names[::step]:
        offset = offsets_of(zoneinfo.ZoneInfo(name))
        pairs = [pair for transition in transitions(offset) for pair in around(transition, offset)]
        print(name, *(number for pair in pairs for number in pair))


main()
