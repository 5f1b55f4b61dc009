// The engine against the 30-day mean in made-up shops and in a real one, and what a forecast costs.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { forecastAt } from "../app/demand/engine/forecast";
import { shopPaces } from "../app/demand/engine/shop-pace";
import { EQUAL_TRUST } from "../app/demand/engine/trust";
import { historyOf } from "../app/demand/replay/articles";
import { compare } from "../app/demand/replay/compare";
import { salesOf } from "../scripts/backtest/sales-file";
import { growingGifts, type MadeUpShop, slowParts, steadyRetail } from "./demand/made-up-shops";
import { textbookRates } from "./demand/textbook-replay";

const DAYS = 400;
const ROUNDS = 400;

export default function demand() {
  const { articles } = salesOf(gunzipSync(readFileSync("test/fixtures/demand/sample-sales.csv.gz")).toString("utf8"));
  const shops = [steadyRetail(1), slowParts(2), growingGifts(3), { name: "real gift shop", warmDays: 75, articles }];
  costOfForecast(steadyRetail(4, 500, DAYS).articles);
  for (const shop of shops) replayed(shop);
}

function costOfForecast(articles: Float64Array[]) {
  const availability = new Float64Array(DAYS).fill(1);
  const shop = shopPaces(
    Float64Array.from({ length: DAYS }, (_, day) =>
      articles.reduce((sum, units) => sum + Math.sqrt(units[day] ?? 0), 0),
    ),
  );
  const settings = { leadTimeDays: 14, reviewDays: 7, leadTimeDeviation: 2, serviceLevel: 0.97, coverDays: 30 };
  let kept = 0;
  const engine = microseconds(articles, (units) => {
    kept += forecastAt({ units, availability }, shop, EQUAL_TRUST, settings).reorderLevel;
  });
  const bare = microseconds(articles, (units) => {
    let sum = 0;
    for (let day = 0; day < DAYS; day++) sum += (units[day] ?? 0) * (availability[day] ?? 0);
    kept += sum;
  });
  console.log(
    `  forecast from ${DAYS} days: ${engine.toFixed(1)} µs a variant, ${(engine / bare).toFixed(0)} × a bare sum of the same days (${bare.toFixed(2)} µs; checksum ${kept.toFixed(0)})`,
  );
}

/** The best of many short rounds: on a busy machine the others count its neighbours too. */
function microseconds(articles: Float64Array[], each: (units: Float64Array) => void) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const some = articles.slice((round % 10) * 40, (round % 10) * 40 + 40);
    const before = performance.now();
    some.forEach(each);
    best = Math.min(best, ((performance.now() - before) / some.length) * 1000);
  }
  return best;
}

function replayed({ name, warmDays, articles }: MadeUpShop) {
  const course = { leadTimeDays: 14, coverDays: 14, warmDays };
  const history = historyOf(articles, warmDays);
  const { lostAtEqualStock: lost, curves } = compare(history, course, { reviewDays: 1, leadTimeDeviation: 0 });
  const percent = (days: string) => `${lost[days]?.toFixed(1) ?? "–"} %`;
  console.log(
    `  ${name}, ${history.articles.length} articles: engine against the 30-day mean ${percent("7")} / ${percent("14")} units lost at equal stock (7 / 14 safety days)`,
  );
  for (const [method, change] of textbookRates(history, course, curves.thirtyDayMean))
    console.log(`    ${method} with safety days: ${change.map((each) => `${each?.toFixed(1) ?? "–"} %`).join(" / ")}`);
}
