import { expect, test } from "vitest";
import { dayOfIso, isoDay } from "../../../app/days/iso-day";

test.each([
  ["1970-01-01", 0],
  ["1969-12-31", -1],
  ["2024-02-29", 19_782],
  ["2026-11-30", 20_787],
])("%s is the day %i, there and back", (iso, day) => {
  expect(dayOfIso(iso)).toBe(day);
  expect(isoDay(day)).toBe(iso);
});

test.each(["", "2026-02-31", "2023-02-29", "2026-13-01", "2026-11-3", "2026-11-30T10:00:00Z", "30.11.2026"])(
  "%j says no day",
  (text) => expect(dayOfIso(text)).toBeNaN(),
);

test("What is no day has no date", () => expect(isoDay(Number.NaN)).toBe(""));
