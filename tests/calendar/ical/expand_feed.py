"""Expands the events of a feed with dateutil: a line for each instance of 2026 and 2027.

Prints "UID START SUMMARY", sorted; START is in UTC, of whole days a date. Written from RFC 5545
alone: rule and dates, less exceptions, with the entries of RECURRENCE-ID in place of theirs.
"""
import sys
from datetime import date, datetime, timezone

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

FIRST, LAST = datetime(2026, 1, 1), datetime(2028, 1, 1)


def many(event, name):
    found = event.get(name, [])
    values = []
    for item in found if isinstance(found, list) else [found]:
        values += [one.dt for one in item.dts]
    return values


def naive(value):
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)


def shown(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


def in_form_of(start, moment):
    """A naive moment in the zone of `start` (pytz wants to localize it), or a date."""
    if not isinstance(start, datetime):
        return date(moment.year, moment.month, moment.day)
    zone = start.tzinfo
    return zone.localize(moment) if hasattr(zone, "localize") else moment.replace(tzinfo=zone)


def starts_of(event):
    start = event["DTSTART"].dt
    moments = rruleset()
    moments.rdate(naive(start))
    if "RRULE" in event:
        rule = event["RRULE"]
        if "UNTIL" in rule and isinstance(rule["UNTIL"][0], datetime):
            rule["UNTIL"] = [naive(rule["UNTIL"][0].astimezone(start.tzinfo))]
        moments.rrule(rrulestr(rule.to_ical().decode(), dtstart=naive(start)))
    for moment in many(event, "RDATE"):
        moments.rdate(naive(moment))
    for moment in many(event, "EXDATE"):
        moments.exdate(naive(moment))
    for moment in moments.between(FIRST, LAST, inc=True):
        yield in_form_of(start, moment)


with open(sys.argv[1], "rb") as file:
    events = Calendar.from_ical(file.read()).walk("VEVENT")
changed = {(str(e["UID"]), shown(e["RECURRENCE-ID"].dt)) for e in events if "RECURRENCE-ID" in e}
lines = []
for event in events:
    uid = str(event["UID"])
    if "RECURRENCE-ID" in event:
        instances = [event["DTSTART"].dt]
    else:
        instances = [one for one in starts_of(event) if (uid, shown(one)) not in changed]
    lines += [f"{uid} {shown(one)} {event['SUMMARY']}" for one in instances
              if FIRST <= naive(one) < LAST]
print("\n".join(sorted(lines)))
