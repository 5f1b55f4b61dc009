import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { historyOf } from "../../../app/demand/replay/articles";
import { compare } from "../../../app/demand/replay/compare";
import { simulate } from "../../../app/demand/replay/simulate";
import { thirtyDayMean } from "../../../app/demand/replay/thirty-day-mean";
import { salesOf } from "../../../scripts/backtest/sales-file";

const { articles, days } = salesOf(
  gunzipSync(readFileSync("test/fixtures/demand/sample-sales.csv.gz")).toString("utf8"),
);
const course = { leadTimeDays: 14, coverDays: 14, warmDays: 75 };
const everyDay = { reviewDays: 1, leadTimeDeviation: 0 };

describe("A year of a real gift shop", () => {
  it("is read whole", () => {
    expect({ days, articles: articles.length }).toEqual({ days: 374, articles: 982 });
    expect(historyOf(articles, 75).articles).toHaveLength(655);
  });

  it("gives the 30-day mean the fill rates that others found for it: 90.7 % and 96.0 %", () => {
    const history = historyOf(articles, 75);
    const fill = (safetyDays: number) => {
      const { asked, sold } = simulate(
        history,
        course,
        thirtyDayMean(history.articles.length, { ...course, safetyDays }),
      );
      return (sold / asked) * 100;
    };
    expect(fill(7)).toBeCloseTo(90.7, 1);
    expect(fill(14)).toBeCloseTo(96.0, 1);
  });

  it("loses fewer units with the engine than with the 30-day mean at equal stock, in either half of its articles", () => {
    for (const half of [0, 1]) {
      const history = historyOf(
        articles.filter((_, index) => index % 2 === half),
        75,
      );
      const { lostAtEqualStock, stockAtEqualFill } = compare(history, course, everyDay);
      expect(lostAtEqualStock["7"], `half ${half}`).toBeLessThan(-16);
      expect(lostAtEqualStock["14"], `half ${half}`).toBeLessThan(-34);
      expect(stockAtEqualFill["14"], `half ${half}`).toBeLessThan(-11);
    }
  });
});
