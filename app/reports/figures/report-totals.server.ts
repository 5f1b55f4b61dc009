import { and, asc, desc, eq, gte, lte } from "drizzle-orm";
import { dailyFigures, reportParts } from "../../../drizzle/schema";
import { typed } from "../../database";
import type { Asked } from "../filter/asked";
import { isFiltered, isReckoned } from "../filter/filter";
import type { DayTotal, PartTotal, Totals } from "../report";
import { REPORT_NAMES, type ReportName } from "../reports";
import { rowsAsked } from "./narrowed.server";
import { FORECAST_SUMS, isParted, partSums, STOCK_SUMS } from "./sums-sql";

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
  return Object.fromEntries(REPORT_NAMES.map((name) => [name, of(name)])) as Record<ReportName, Totals>;
}

/** The same of one report; of what is filtered it is added up as it is asked for. */
export async function findTotalsAsked(
  database: D1Database,
  shop: { id: number },
  asked: Asked,
): Promise<Totals | undefined> {
  const made = (await findTotals(database, shop))?.[asked.report];
  if (!made || !isFiltered(asked.filter)) return made;
  const { before, from, where, values } = rowsAsked(shop.id, asked);
  const reckoned = isReckoned(asked.filter);
  const day = { ...NOTHING, day: reckoned ? (asked.span?.to ?? asked.today) : made.day.day };
  const { report } = asked;
  if (isParted(report)) {
    const sums = partSums(report, String(day.day));
    const text = `${before} SELECT ${sums} FROM ${from} WHERE ${where} GROUP BY part ORDER BY part`;
    const { results } = await database
      .prepare(text)
      .bind(...values)
      .all<FoundPart>();
    return { day, parts: results.map(asPart) };
  }
  const sums = report === "stock-value" ? STOCK_SUMS : FORECAST_SUMS;
  const found = await database
    .prepare(`${before} SELECT ${sums} FROM ${from} WHERE ${where}`)
    .bind(...values)
    .first<FoundDay>();
  return { day: { ...day, ...(found && asDay(found)) }, parts: [] };
}

/** As the last of these days began that was counted; undefined where none was. */
export async function findDayTotal(
  database: D1Database,
  shop: { id: number },
  { from, to }: { from: number; to: number },
): Promise<DayTotal | undefined> {
  const { shopId, day } = dailyFigures;
  const [found] = await typed(database)
    .select()
    .from(dailyFigures)
    .where(and(eq(shopId, shop.id), gte(day, from), lte(day, to)))
    .orderBy(desc(day))
    .limit(1);
  return found;
}

type FoundPart = Omit<PartTotal, "withoutValue" | "foreignValue"> & { without_value: number; foreign_value: number };

const asPart = ({ without_value: withoutValue, foreign_value: foreignValue, ...part }: FoundPart): PartTotal => ({
  ...part,
  ...{ withoutValue, foreignValue },
});

type FoundDay = Record<string, number>;

const asDay = (found: FoundDay): Partial<DayTotal> =>
  Object.fromEntries(
    Object.entries(found).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

const NOTHING: DayTotal = {
  ...{ day: 0, units: 0, stockValue: 0, retailValue: 0, withoutCost: 0, foreignCost: 0, withoutPrice: 0 },
  ...{ measured: 0, actual: 0, forecast: 0, absoluteError: 0, naiveForecast: 0, naiveAbsoluteError: 0 },
};
