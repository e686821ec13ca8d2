// Expands the events of a feed with ical.js: a line for each instance of 2026 and 2027,
// "UID START SUMMARY", sorted; START is in UTC, of whole days a date.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const first = ICAL.Time.fromString("2026-01-01T00:00:00");
const last = ICAL.Time.fromString("2028-01-01T00:00:00");

function shown(time) {
  const pad = (number) => String(number).padStart(2, "0");
  if (time.isDate) return `${time.year}${pad(time.month)}${pad(time.day)}`;
  const utc = time.convertToZone(ICAL.Timezone.utcTimezone);
  return `${utc.year}${pad(utc.month)}${pad(utc.day)}T${pad(utc.hour)}${pad(utc.minute)}${pad(utc.second)}Z`;
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const components = calendar.getAllSubcomponents("vevent");
const exceptions = components.filter((one) => one.hasProperty("recurrence-id"));
const lines = [];
for (const component of components) {
  if (component.hasProperty("recurrence-id")) continue;
  const event = new ICAL.Event(component, {
    exceptions: exceptions.filter((one) => one.getFirstPropertyValue("uid") ===
                                           component.getFirstPropertyValue("uid")),
  });
  const times = event.isRecurring() ? event.iterator() : [event.startDate][Symbol.iterator]();
  for (let i = 0; i < 3000; ++i) {
    const next = times.next();
    const time = event.isRecurring() ? next : next.value;
    if (!time || time.compare(last) > 0) break;
    const details = event.getOccurrenceDetails(time);
    if (details.startDate.compare(first) < 0 || details.startDate.compare(last) >= 0) continue;
    lines.push(`${event.uid} ${shown(details.startDate)} ${details.item.summary}`);
  }
}
console.log(lines.sort().join("\n"));
