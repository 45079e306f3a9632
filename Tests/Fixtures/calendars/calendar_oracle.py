"""Random calendars, and what begins in a range of days according to another reader of them (PyPI: recurring-ical-events).

usage: calendar_oracle.py SEED COUNT    prints one JSON object a line: the calendar, and its entries as "start end" in UTC
"""
import json
import random
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

FIRST, LAST = date(2026, 9, 15), date(2027, 4, 20)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = ["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Europe/London"]


def rule(pick):
    frequency = pick.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + frequency]
    if pick.random() < 0.5:
        parts.append("INTERVAL=%d" % pick.choice([1, 2, 2, 3, 4, 5, 13]))

    def some(values, most=3):
        return ",".join(str(v) for v in pick.sample(values, pick.randint(1, min(most, len(values)))))

    def days(ordinals):
        chosen = pick.sample(DAYS, pick.randint(1, 4))
        return ",".join((str(pick.choice(ordinals)) if ordinals else "") + day for day in chosen)

    if frequency == "DAILY":
        if pick.random() < 0.4:
            parts.append("BYDAY=" + days(None))
        if pick.random() < 0.2:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 6))
        if pick.random() < 0.2:
            parts.append("BYMONTHDAY=" + some([1, 2, 5, 15, 28, 31, -1, -3], 4))
    elif frequency == "WEEKLY":
        if pick.random() < 0.8:
            parts.append("BYDAY=" + days(None))
        if pick.random() < 0.2:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 6))
        if pick.random() < 0.4:
            parts.append("WKST=" + pick.choice(DAYS))
    elif frequency == "MONTHLY":
        way = pick.randrange(5)
        if way == 0:
            parts.append("BYMONTHDAY=" + some([1, 2, 13, 15, 29, 30, 31, -1, -2], 4))
        elif way == 1:
            parts.append("BYDAY=" + days([1, 2, 3, 4, 5, -1, -2]))
        elif way == 2:
            parts.append("BYDAY=" + days(None))
            parts.append("BYSETPOS=" + some([1, 2, 3, -1, -2], 2))
        elif way == 3:
            parts.append("BYDAY=" + days(None))
            parts.append("BYMONTHDAY=" + some(list(range(1, 32)), 9))
        if pick.random() < 0.2:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 6))
    else:
        way = pick.randrange(7)
        if way == 0:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 4))
        elif way == 1:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 4))
            parts.append("BYMONTHDAY=" + some([1, 15, 29, 31, -1], 3))
        elif way == 2:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 4))
            parts.append("BYDAY=" + days([1, 2, 3, 4, -1, -2]))
        elif way == 3:
            parts.append("BYYEARDAY=" + some([1, 2, 60, 100, 200, 300, 365, 366, -1, -31], 5))
        elif way == 4:
            parts.append("BYWEEKNO=" + some([2, 5, 10, 40, 45, 50, -10], 4))
            parts.append("BYDAY=" + days(None))
        elif way == 5:
            parts.append("BYMONTH=" + some(list(range(1, 13)), 4))
            parts.append("BYDAY=" + days(None))
            parts.append("BYSETPOS=" + some([1, 2, -1, -2], 2))
    if frequency in ("DAILY", "WEEKLY") and pick.random() < 0.1:
        parts.append("BYHOUR=" + some([8, 12, 17], 2))
    return parts


def calendar(pick):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//random//EN"]
    parts = rule(pick)
    start = datetime(pick.choice([2019, 2024, 2025, 2026]), pick.randint(1, 12), pick.randint(1, 28), pick.choice([6, 9, 13, 20]))
    all_day = pick.random() < 0.3 and not any(p.startswith("BYHOUR") for p in parts)
    zone = pick.choice(ZONES + ["UTC"])
    # recurring-ical-events reads COUNT with its own ideas about a start that is no occurrence: dateutil says what is one.
    from dateutil.rrule import rrulestr
    first = next(iter(rrulestr(";".join(parts), dtstart=start)), None)
    if first is None or first.year > 2027:
        return None
    start = first
    end = pick.random()
    if end < 0.25:
        parts.append("COUNT=%d" % pick.choice([1, 3, 10, 50, 300]))
    elif end < 0.5:
        until = datetime(pick.choice([2026, 2027]), pick.randint(1, 12), pick.randint(1, 28), start.hour)
        if until > start:
            if all_day:
                parts.append("UNTIL=" + until.strftime("%Y%m%d"))
            else:
                tz = timezone.utc if zone == "UTC" else ZoneInfo(zone)
                parts.append("UNTIL=" + until.replace(tzinfo=tz).astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ"))

    def told(name, moment):
        if all_day:
            return "%s;VALUE=DATE:%s" % (name, moment.strftime("%Y%m%d"))
        if zone == "UTC":
            return "%s:%sZ" % (name, moment.strftime("%Y%m%dT%H%M%S"))
        return "%s;TZID=%s:%s" % (name, zone, moment.strftime("%Y%m%dT%H%M%S"))

    lines += ["BEGIN:VEVENT", "UID:1", "SUMMARY:x", told("DTSTART", start)]
    length = timedelta(days=pick.randint(1, 3)) if all_day else timedelta(minutes=pick.choice([0, 30, 90, 600]))
    lines.append(told("DTEND", start + length))
    lines.append("RRULE:" + ";".join(parts))
    known = [m for m, _ in zip(iter(rrulestr(";".join(p for p in parts if not p.startswith("UNTIL")), dtstart=start)), range(40))]
    gone = pick.sample(known, min(len(known), pick.choice([0, 0, 2, 5])))
    # It takes the whole day away.
    if any(p.startswith("BYHOUR") for p in parts):
        gone = []
    for moment in gone:
        lines.append(told("EXDATE", moment))
    lines.append("END:VEVENT")
    moved = [m for m in known if m not in gone]
    if moved and len(known) > 1 and pick.random() < 0.4:
        moment = pick.choice(moved)
        lines += ["BEGIN:VEVENT", "UID:1", "SUMMARY:moved", told("RECURRENCE-ID", moment)]
        lines.append(told("DTSTART", moment + timedelta(days=1)))
        lines.append(told("DTEND", moment + timedelta(days=1) + length))
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "\r\n".join(lines) + "\r\n"


def utc(moment):
    if isinstance(moment, datetime):
        return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    pick = random.Random(seed)
    while count:
        text = calendar(pick)
        if text is None:
            continue
        count -= 1
        week = timedelta(days=7)
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(FIRST - week, LAST + week)
        entries = sorted("%s %s" % (utc(e["DTSTART"].dt), utc(e["DTEND"].dt)) for e in found)
        entries = [e for e in entries if FIRST.isoformat() <= e[:10] <= LAST.isoformat()]
        print(json.dumps({"ics": text, "first": FIRST.isoformat(), "last": LAST.isoformat(), "entries": entries}))


main()
