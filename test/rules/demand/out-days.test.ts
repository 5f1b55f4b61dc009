import { expect, it } from "vitest";
import { outDays } from "../../../app/demand/history/out-days";

const TODAY = 100;
const seen = (...days: [day: number, max: number | null, last: number | null][]) =>
  days.map(([day, maxAvailable, lastAvailable]) => ({ day, maxAvailable, lastAvailable }));
const none = new Set<number>();

it.each([
  { when: "sold out on a day that opened with stock", places: [seen([90, 5, 5], [96, 5, 0])], out: [97, 98, 99, 100] },
  { when: "restocked", places: [seen([90, 5, 0], [93, 8, 8])], out: [91, 92] },
  { when: "seen again with nothing", places: [seen([97, 1, 0], [99, 0, 0])], out: [98, 99, 100] },
  { when: "oversold", places: [seen([98, 0, -2])], out: [99, 100] },
  { when: "another place had some", places: [seen([97, 1, 0]), seen([97, 3, 3])], out: [] },
  { when: "another place was never seen", places: [seen([97, 1, 0]), []], out: [] },
  { when: "empty in turns", places: [seen([95, 1, 0]), seen([95, 3, 3], [98, 3, 0])], out: [99, 100] },
  { when: "not tracked", places: [seen([95, null, null])], out: [] },
  { when: "nowhere stocked", places: [], out: [] },
])("$when", ({ places, out }) => expect(outDays(places, none, 80, TODAY)).toEqual(out));

it("counts no day on which something sold", () =>
  expect(outDays([seen([96, 5, 0])], new Set([98]), 80, TODAY)).toEqual([97, 99, 100]));

it("does not look further back than asked", () =>
  expect(outDays([seen([50, 1, 0])], none, 98, TODAY)).toEqual([98, 99, 100]));
