"""Prints the entries of a feed as python3-vobject reads them: one line of JSON for each."""
import json
import sys
from datetime import datetime, timezone

import vobject


def instant_or_day(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    calendar = vobject.readOne(file.read())
print(json.dumps([calendar.x_wr_calname.value, calendar.version.value], ensure_ascii=False))
for event in calendar.vevent_list:
    description = event.description.value if hasattr(event, "description") else ""
    print(json.dumps([event.uid.value, instant_or_day(event.dtstart.value),
                      instant_or_day(event.dtend.value), event.status.value,
                      event.summary.value, description], ensure_ascii=False))
