import { expect, it } from "vitest";
import { bands, scaled, ticksTo } from "../../../app/ui/scale";

it("ticks are whole, begin at nought, hold the greatest figure and are a handful", () => {
  for (let most = 0; most <= 20_000; most = most * 1.07 + 0.3) {
    const ticks = ticksTo(most);
    expect(ticks[0]).toBe(0);
    expect(ticks.every(Number.isSafeInteger), `to ${most}`).toBe(true);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length, `to ${most}`).toBeGreaterThanOrEqual(2);
    expect(ticks.length, `to ${most}`).toBeLessThanOrEqual(8);
  }
});

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [7, [0, 2, 4, 6, 8]],
  [13, [0, 5, 10, 15]],
  [99, [0, 20, 40, 60, 80, 100]],
])("up to %s the ticks are %j", (most, ticks) => expect(ticksTo(most)).toEqual(ticks));

it("a number lies where its share of the domain is, and in the middle of a domain of one number", () => {
  const y = scaled([0, 10], [100, 0]);
  expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
  expect(scaled([3, 3], [0, 8])(3)).toBe(4);
});

it("bands fill a line with equal gaps between them, and half a gap before the first where there is one", () => {
  const days = bands(3, [0, 280], 0.2);
  expect([days.step, days.width, days.at(0), days.at(2)].map((value) => Math.round(value))).toEqual([100, 80, 0, 200]);
  const rows = bands(2, [0, 68], 0.3, 0.15);
  expect([rows.step, rows.at(0), rows.at(1)].map((value) => value.toFixed(1))).toEqual(["34.0", "5.1", "39.1"]);
});
