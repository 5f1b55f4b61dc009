import { expect, it } from "vitest";
import { daysAhead, runsOut, stockAhead } from "../../../app/replenishment/plans/stock-ahead";

const TODAY = 20_000;
const TWO_A_DAY = { rate: 2, variance: 30, leadTimeDays: 7, reviewDays: 7 };

const ahead = (available: number, arrivals: { day: number | null; quantity: number }[] = [], days = 28) =>
  stockAhead({ today: TODAY, available, arrivals }, TWO_A_DAY, days);

it("sells two a day from what there is, and spreads ever more widely", () => {
  const days = ahead(40);
  expect(days).toHaveLength(29);
  expect(days[0]).toEqual({ day: TODAY, expected: 40, p10: 40, p90: 40 });
  expect(days[14]).toMatchObject({ day: TODAY + 14, expected: 12 });
  const spans = days.map(({ p10, p90 }) => p90 - p10);
  expect(spans.every((span, index) => span >= (spans[index - 1] ?? 0))).toBe(true);
  expect(days.every(({ p10, expected, p90 }) => p10 <= expected && expected <= p90)).toBe(true);
});

it("adds what arrives on its day, what is overdue today, and nothing of what has no day", () => {
  const days = ahead(10, [
    { day: TODAY - 3, quantity: 5 },
    { day: TODAY + 10, quantity: 100 },
    { day: null, quantity: 1000 },
  ]);
  expect([days[0], days[9], days[10]].map((day) => day?.expected)).toEqual([15, 15 - 18, 115 - 20]);
});

it("names the days on which it runs out with brisk, expected and slow sales", () => {
  const { early, expected, late } = runsOut(ahead(20));
  expect(expected).toBe(TODAY + 10);
  expect(early).toBeLessThan(TODAY + 10);
  expect(late).toBeGreaterThan(TODAY + 10);
  expect(runsOut(ahead(1000))).toEqual({ early: null, expected: null, late: null });
  expect(runsOut(ahead(0)).late).toBe(TODAY);
});

it("looks four weeks ahead, or twice as far as an order takes, and never beyond 90 days", () => {
  expect([5, 20, 300].map((leadTimeDays) => daysAhead({ leadTimeDays, reviewDays: 7 }))).toEqual([28, 54, 90]);
});
