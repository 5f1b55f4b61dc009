import { expect, it } from "vitest";
import { dayBegins, dayOf, firstWholeDay } from "../../../app/days/calendar";
import { DAY, isoDay } from "../../../app/days/iso-day";

const at = (text: string) => Date.parse(text);

it.each([
  ["2026-03-08T04:59:59.999Z", "America/New_York", "2026-03-07"],
  ["2026-03-08T05:00:00Z", "America/New_York", "2026-03-08"],
  ["2026-03-09T03:59:59.999Z", "America/New_York", "2026-03-08"],
  ["2026-03-09T04:00:00Z", "America/New_York", "2026-03-09"],
  ["2026-11-01T03:59:59.999Z", "America/New_York", "2026-10-31"],
  ["2026-11-02T04:59:59.999Z", "America/New_York", "2026-11-01"],
  ["2026-06-01T18:15:00Z", "Asia/Kathmandu", "2026-06-02"],
  ["2026-06-01T18:14:59Z", "Asia/Kathmandu", "2026-06-01"],
  // Samoa went without the 30th of December 2011.
  ["2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"],
  ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"],
  ["1969-12-31T23:59:59Z", "UTC", "1969-12-31"],
  ["2026-06-01T23:59:59Z", "Nowhere/Land", "2026-06-01"],
])("%s in %s falls on %s", (instant, zone, day) => {
  expect(isoDay(dayOf(at(instant), zone))).toBe(day);
});

it.each([
  ["UTC", "UTC", 0],
  ["UTC", "Pacific/Auckland", 1],
  ["UTC", "America/New_York", 0],
  ["Pacific/Auckland", "America/New_York", 0],
  ["America/New_York", "Pacific/Auckland", 1],
  // Fourteen hours ahead, and twelve behind: more than a day lies between them.
  ["Pacific/Kiritimati", "Etc/GMT+12", -1],
  ["Etc/GMT+12", "Pacific/Kiritimati", 2],
])("finds the first day that is whole where a day of %s began, in %s", (from, to, later) => {
  const day = at("2026-03-08T00:00:00Z") / 86_400_000;
  expect(firstWholeDay(day, from, to)).toBe(day + later);
});

it("agrees with Intl through two years of every hour", () => {
  const zone = "Europe/Berlin";
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  for (let hour = at("2025-01-01T00:00:00Z"); hour < at("2027-01-01T00:00:00Z"); hour += 3_600_000)
    if (isoDay(dayOf(hour, zone)) !== format.format(hour)) expect.fail(`${new Date(hour).toISOString()}`);
});

it.each([
  ...["UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"],
  // Clocks that leave out midnight, or show it twice.
  ...["America/Havana", "America/Santiago", "Atlantic/Azores", "Asia/Beirut", "Africa/Cairo", "Asia/Amman"],
])("has each day of %s begin as the one before it is over", (zone) => {
  for (let day = at("2021-01-01T00:00:00Z") / DAY; day < at("2027-01-01T00:00:00Z") / DAY; day++) {
    const begins = dayBegins(day, zone);
    if (dayOf(begins, zone) !== day || dayOf(begins - 1, zone) !== day - 1) expect.fail(isoDay(day));
  }
});

it("finds the first whole day where midnight was left out between the zones", () => {
  const day = at("2026-09-06T00:00:00Z") / DAY;
  expect(firstWholeDay(day, "America/Santiago", "America/Santiago")).toBe(day);
});
