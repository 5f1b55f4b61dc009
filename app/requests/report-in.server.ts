import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { ordersLeftOutSaid } from "../demand/left-out/orders-left-out";
import { findOrdersLeftOut } from "../demand/left-out/orders-left-out.server";
import { findTotalsAsked } from "../reports/figures/report-totals.server";
import { countUnseen } from "../reports/figures/unseen.server";
import { type Asked, reportAsked } from "../reports/filter/asked";
import type { TypedDays } from "../reports/filter/filter";
import type { ReportName } from "../reports/reports";
import { findSupplier } from "../suppliers/suppliers.server";

type Shop = { id: number; timeZone: string; currency: string };

/** What an address asks of a report, on the shop's own day. */
export function reportIn({ timeZone }: Shop, report: ReportName, search: URLSearchParams) {
  const { asked, typed } = reportAsked(report, search, dayOf(Date.now(), timeZone));
  return { asked: { ...asked, timeZone }, typed };
}

/** What every report's page shows beside its list. */
export async function reportFrame(database: D1Database, shop: Shop, asked: Asked, typed: TypedDays | null) {
  const { supplier } = asked.filter;
  const [totals, locationNames, found, ordersLeftOut, unseen] = await Promise.all([
    findTotalsAsked(database, shop, asked),
    listLocationNames(database, shop),
    supplier ? findSupplier(database, shop, supplier) : undefined,
    findOrdersLeftOut(database, shop),
    countUnseen(database, shop, asked),
  ]);
  return {
    asked,
    typed,
    totals: totals ?? null,
    unseen,
    locationNames,
    ordersLeftOut: ordersLeftOutSaid(ordersLeftOut),
    supplierName: found?.name ?? null,
    currency: shop.currency,
  };
}
