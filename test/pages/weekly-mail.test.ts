import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { saveAlertMail } from "../../app/replenishment/alerts/mail.server";
import { tellOfWeek } from "../api/mail/steps";
import { givenFigures, TODAY } from "../api/reports/shop";
import { SHOP } from "../support/shopify";
import { textOf, visit } from "./visit";

const HOUR = 3_600_000;
const FRIDAY = 5;
const MORNING = (TODAY * 24 + 7) * HOUR;

const daily = (units: number) => Array.from({ length: 30 }, (_, ago) => ({ ago, units }));
const SELLS = { cost: 250, price: 1075, known: 300 };

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

it("tells of each thing what the page behind its link shows of it", async () => {
  await givenFigures([
    { ...SELLS, id: 1, available: 6, sales: daily(2) },
    { ...SELLS, id: 2, available: 0, sales: daily(1).slice(9), outFor: 8 },
    { ...SELLS, id: 3, available: 400, sales: daily(1) },
    { ...SELLS, id: 4, available: 50, sales: [] },
  ]);
  // Nothing to ask of Shopify when a page is opened.
  await env.DB.exec(
    "INSERT OR REPLACE INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes) VALUES (1, 'k1', 'sealed', 9000000000000, 'sealed', 9000000000000, 'read_products')",
  );
  await env.DB.prepare("UPDATE shops SET subscriptions_checked_at = ?").bind(Date.now()).run();
  await env.DB.exec(
    "UPDATE daily_figures SET measured = 2, actual = 80, forecast = 90, absolute_error = 19, naive_forecast = 70, naive_absolute_error = 30",
  );
  const recipients = ["ada@example.com"];
  await saveAlertMail(env.DB, { id: 1 }, { recipients, frequency: "at_once", weekDay: FRIDAY }, TODAY - 1, 1);
  await tellOfWeek(MORNING);
  const text = (await env.DB.prepare("SELECT text FROM mails").first<string>("text")) ?? "";
  const found = (pattern: RegExp) => pattern.exec(text)?.slice(1) ?? [`${pattern} in ${text}`];

  const [toOrder, atRisk] = found(/(\d+) variants to order now, with (\S+) of sales at risk a day/);
  const home = await page("/");
  expect(home).toContain(`Order now ${toOrder} variants, with ${atRisk} of sales at risk a day`);
  expect(await page("/reorder")).toContain(`Order now ${toOrder} `);
  const [out] = found(/(\d+) variant out of stock/);
  expect(home).toContain(`Out of stock ${out} variant with none left`);
  const [soonOut] = found(/(\d+) variant with 7 days of cover or less/);
  expect(await page("/reports/cover")).toContain(`To 7 days ${soonOut} `);
  const [excess, tooMany, excessive] = found(/Excess stock: (\S+) at cost, (\S+) units of (\d+) /);
  expect(await page("/reports/overstock")).toContain(
    `Cost value ${excess} Units too many ${tooMany} Variants ${excessive}`,
  );
  const [dead, unsold, without] = found(/Not sold for 180 days: (\S+) at cost, (\S+) units of (\d+) /);
  expect(await page("/reports/dead-stock")).toContain(`Cost value ${dead} Units ${unsold} Variants ${without}`);
  const [missed, units, wanted] = found(/(\S+) in the last 90 days: (\S+) units of (\d+) /);
  expect(await page("/reports/stock-out-cost")).toContain(
    `Missed sales ${missed} Missed units ${units} Variants ${wanted}`,
  );
  const [error, mean] = found(/Forecasts missed by (\S+%) .* missed by (\S+%)\./);
  expect(await page("/reports/forecast-accuracy")).toContain(`Error ${error} Error of the 30-day mean ${mean}`);
});
