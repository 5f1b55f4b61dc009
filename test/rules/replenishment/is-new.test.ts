import { expect, it } from "vitest";
import { isNew } from "../../../app/replenishment/plans/is-new";

it.each([
  ["of a forecast's 55 days in stock", { inStockDays: 55 }, { days60: 60 }, true],
  ["of a forecast's 56", { inStockDays: 56 }, { days60: 0 }, false],
  ["that never sold in 60 days in stock", undefined, { days60: 60 }, false],
  ["that never sold, in stock for 10", undefined, { days60: 10 }, true],
  ["that came today", undefined, undefined, true],
])("a variant %s is new or not", (_, forecast, plan, said) => {
  expect(isNew(forecast, plan)).toBe(said);
});
