// Prints the entries of a feed as ical.js reads them: one line of JSON for each.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function instantOrDay(time) {
  const pad = (number) => String(number).padStart(2, "0");
  if (time.isDate) return `${time.year}${pad(time.month)}${pad(time.day)}`;
  const utc = time.convertToZone(ICAL.Timezone.utcTimezone);
  return `${utc.year}${pad(utc.month)}${pad(utc.day)}T${pad(utc.hour)}${pad(utc.minute)}${pad(utc.second)}Z`;
}

// The separators that Python's json writes.
const print = (values) => console.log(`[${values.map((value) => JSON.stringify(value)).join(", ")}]`);

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
print([calendar.getFirstPropertyValue("x-wr-calname"), calendar.getFirstPropertyValue("version")]);
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  print([event.uid, instantOrDay(event.startDate), instantOrDay(event.endDate),
         component.getFirstPropertyValue("status"), event.summary, event.description ?? ""]);
}
