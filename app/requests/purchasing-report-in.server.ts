import { dayOf } from "../days/calendar";
import { lastDays, spanOf } from "../reports/filter/span";
import { purchasingFilterIn, sortedRows, TEN_YEARS } from "../reports/purchasing/purchasing-report";
import { SPEND_COLUMNS, SPEND_DAYS } from "../reports/purchasing/spend";
import { countUndatedBills, listSpend } from "../reports/purchasing/spend.server";
import { PERFORMANCE_COLUMNS } from "../reports/purchasing/supplier-performance";
import { listSupplierPerformance } from "../reports/purchasing/supplier-performance.server";

type Shop = { id: number; timeZone: string };

/** What an address asks of the spend, on the shop's own day, and all of its rows in their order. */
export async function findSpendAsked(database: D1Database, shop: Shop, search: URLSearchParams) {
  const today = dayOf(Date.now(), shop.timeZone);
  const { filter, typed } = purchasingFilterIn(SPEND_COLUMNS, search, today, TEN_YEARS);
  const span = filter.period ? spanOf(filter.period, today) : lastDays(SPEND_DAYS, today);
  const [rows, undatedBills] = await Promise.all([
    listSpend(database, shop, { ...span, supplier: filter.supplier }),
    countUndatedBills(database, shop, filter.supplier),
  ]);
  return { filter, typed, today, span, undatedBills, rows: sortedRows(rows, SPEND_COLUMNS, filter.sort) };
}

/** The same of how suppliers deliver. */
export async function findPerformanceAsked(database: D1Database, shop: Shop, search: URLSearchParams) {
  const today = dayOf(Date.now(), shop.timeZone);
  const { filter } = purchasingFilterIn(PERFORMANCE_COLUMNS, search, today, null);
  const rows = await listSupplierPerformance(database, shop, filter.supplier, today);
  return { filter, today, rows: sortedRows(rows, PERFORMANCE_COLUMNS, filter.sort) };
}
