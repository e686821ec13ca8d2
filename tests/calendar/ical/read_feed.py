"""Prints the entries of a feed as python3-icalendar reads them: one line of JSON for each."""
import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar


def instant_or_day(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
print(json.dumps([str(calendar["X-WR-CALNAME"]), str(calendar["VERSION"])], ensure_ascii=False))
for event in calendar.walk("VEVENT"):
    print(json.dumps([str(event["UID"]), instant_or_day(event["DTSTART"].dt),
                      instant_or_day(event["DTEND"].dt), str(event["STATUS"]),
                      str(event["SUMMARY"]), str(event.get("DESCRIPTION", ""))],
                     ensure_ascii=False))
