import { asc, desc, eq } from "drizzle-orm";
import { dailyFigures, reportParts } from "../../../drizzle/schema";
import { typed } from "../../database";
import type { Totals } from "../report";
import type { ReportName } from "../reports";

/** What each report adds up to, as of one day; undefined until the first figures are made. */
export async function findTotals(
  database: D1Database,
  shop: { id: number },
): Promise<Record<ReportName, Totals> | undefined> {
  const rows = typed(database);
  const [days, parts] = await rows.batch([
    rows.select().from(dailyFigures).where(eq(dailyFigures.shopId, shop.id)).orderBy(desc(dailyFigures.day)).limit(1),
    rows.select().from(reportParts).where(eq(reportParts.shopId, shop.id)).orderBy(asc(reportParts.part)),
  ]);
  const day = days[0];
  if (!day) return undefined;
  const of = (report: ReportName): Totals => ({ day, parts: parts.filter((part) => part.report === report) });
  return {
    "stock-value": of("stock-value"),
    cover: of("cover"),
    "sell-through": of("sell-through"),
    "dead-stock": of("dead-stock"),
    overstock: of("overstock"),
    abc: of("abc"),
    "stock-out-cost": of("stock-out-cost"),
    "forecast-accuracy": of("forecast-accuracy"),
  };
}
