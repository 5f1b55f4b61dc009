import { expect, it } from "vitest";
import { dayOrderIn, dayTold } from "../../../../app/purchasing/moving-in/reading/day-told";
import { statusTold } from "../../../../app/purchasing/moving-in/reading/status-told";

it.each([
  ["2026-05-02", "2026-05-02"],
  ["2026-07-01T01:02:03.000Z", "2026-07-01"],
  ["14/07/2026 09:00", "2026-07-14"],
  ["3.4.26", "2026-04-03"],
  ["12 May 2026", "2026-05-12"],
  ["12-May-26", "2026-05-12"],
  ["12. August 2026", "2026-08-12"],
  ["12 May 10:30", undefined],
  ["May 12, 2026", "2026-05-12"],
  ["31/02/2026", undefined],
  ["soon", undefined],
])("reads the day %s", (text, day) => expect(dayTold(text, "day first")).toBe(day));

it("reads 3/4 as the file's other days show", () => {
  expect(dayOrderIn(["3/4/2026", "14/7/2026"])).toBe("day first");
  expect(dayOrderIn(["3/4/2026", "7/14/2026"])).toBe("month first");
  expect(dayOrderIn(["3/4/2026"])).toBeUndefined();
  expect(dayTold("3/4/2026", "month first")).toBe("2026-03-04");
});

it.each([
  ["not delivered", "awaited"],
  ["Partially_Received", "partial"],
  ["RECEIVED", "received"],
  ["Canceled", "cancelled"],
  ["unexpected upstream status", "unknown"],
])("knows the status %s", (text, status) => expect(statusTold(text)).toBe(status));
