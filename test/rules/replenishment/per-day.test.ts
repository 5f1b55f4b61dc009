import { expect, it } from "vitest";
import { ENGLISH, shownNumber } from "../../../app/formats/number-style";
import { perDayShown } from "../../../app/replenishment/plans/per-day";

const shown = (perDay: number) =>
  perDayShown(perDay, (value, decimals, atLeast) => shownNumber(value, ENGLISH, decimals, atLeast));

it.each([
  [0, "0"],
  [0.001, "under 0.01"],
  [0.005, "0.01"],
  [0.5, "0.50"],
  [0.994, "0.99"],
  [0.996, "1.0"],
  [1, "1.0"],
  [1234.56, "1,234.6"],
])("writes %f units a day as %s", (perDay, text) => {
  expect(shown(perDay)).toBe(text);
});
