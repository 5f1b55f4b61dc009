import { expect, it } from "vitest";
import { instantAt, wallClock } from "../../../app/days/zone";
import { zoneOf } from "../../../app/days/zone-days";

const at = (text: string) => Date.parse(`${text}Z`);
const zone = zoneOf("Europe/Berlin", at("2026-11-20T00:00"));
const instant = (clock: string) => new Date(instantAt(at(clock), zone)).toISOString().slice(0, 16);

it("gives the instant at which a zone's clocks show a time, in winter and in summer", () => {
  expect(instant("2026-11-20T10:00")).toBe("2026-11-20T09:00");
  expect(instant("2026-07-20T10:00")).toBe("2026-07-20T08:00");
});

it("takes the first of an hour that comes twice, and goes on where one is left out", () => {
  expect(instant("2026-10-25T02:30")).toBe("2026-10-25T00:30");
  expect(instant("2026-03-29T02:30")).toBe("2026-03-29T01:30");
});

it("undoes what the clocks do, at any time of the year", () => {
  for (let hour = 0; hour < 24 * 365; hour += 7) {
    const clock = wallClock(at("2025-12-01T00:00") + hour * 3_600_000, zone);
    expect(wallClock(instantAt(clock, zone), zone)).toBe(clock);
  }
});
