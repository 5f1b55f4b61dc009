import { ENGLISH, shownNumber } from "../../formats/number-style";
import { shownAmount } from "../../money/money";
import { button, mailOf, type Passage, section } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";
import { expectedText, nameOfOrder } from "../../purchasing/orders/late-orders";
import { DEAD_DAYS } from "../dead-stock";
import { errorsOf } from "../forecast-accuracy";
import { type PartTotal, sumOf } from "../report";
import { STOCK_OUT_DAYS } from "../stock-out-cost";
import { runningOutIn, SOON_OUT, type Week } from "./week";

type About = {
  shop: string;
  currency: string;
  /** The shop's day, since 1970-01-01. */
  today: number;
  /** Where a page of the app opens. */
  addressOf: (path: string) => string;
};

/** Lines of a kind: the rest is behind the link. */
const LINES = 5;

/** What to do this week, and what the week before has cost. A part without news is left out. */
export function weekMail(week: Week, about: About): Mail {
  const parts = [toOrder, runningOut, late, tiedUp, missed, accuracy].flatMap((part) => part(week, about) ?? []);
  return mailOf(
    `Your week: ${subjectOf(week)} (${about.shop})`,
    [...parts, button("Open Evenstock", about.addressOf("/"))],
    `Sent once a week. Who gets it, and on which day: ${about.addressOf("/settings")}`,
  );
}

function subjectOf(week: Week) {
  const said = [
    week.orderNow > 0 && `${variants(week.orderNow)} to order`,
    runningOutIn(week) > 0 && `${counted(runningOutIn(week))} running out`,
    week.late.length > 0 && `${lateOrders(week)} late`,
  ].filter((each) => each !== false);
  return said.length > 0 ? said.join(", ") : "stock and sales";
}

type Part = (week: Week, about: About) => Passage | undefined;

const toOrder: Part = ({ orderNow, soon, risk, suppliers }, { currency, addressOf }) => {
  if (orderNow === 0 && soon === 0) return undefined;
  const now = [
    `${variants(orderNow)} to order now${risk > 0 ? `, with ${money(risk, currency)} of sales at risk a day` : ""}.`,
    soon > 0 && `${counted(soon)} more before the next review.`,
  ].filter((each) => each !== false);
  const lines = suppliers.slice(0, LINES).map(fromSupplier);
  return section("Order this week", now.join(" "), withRest(lines, suppliers.length, "supplier"), {
    label: "Open Reorder",
    address: addressOf(orderNow > 0 ? "/reorder" : "/reorder?tab=soon"),
  });
};

/** As Reorder heads its lines; what it does not fill in by itself is named, so that the variants add up. */
function fromSupplier({ name, currency, low, lines, units, cost, withoutCost }: Week["suppliers"][number]) {
  const said = [
    variants(low),
    lines > 0 && unitsOf(units),
    lines > withoutCost && money(cost, currency),
    withoutCost > 0 && `${variants(withoutCost)} of unknown cost`,
    low > lines &&
      `${lines === 0 ? "" : `${variants(low - lines)} `}not filled in, as the minimum order would last years`,
  ].filter((each) => each !== false);
  return `${name}: ${said.join(", ")}`;
}

const runningOut: Part = (week, { addressOf }) => {
  const [out, soon] = [week.out, runningOutIn(week)];
  if (out === 0 && soon === 0) return undefined;
  const lines = week.runningOut.map(({ name, units, days }) => `${name}: ${unitsOf(units)}, ${daysOf(days)}`);
  return section(
    "Runs out",
    `${variants(out)} out of stock, ${variants(soon)} with ${SOON_OUT} days of cover or less.`,
    withRest(lines, soon, "variant"),
    ...(out > 0 ? [{ label: "Open what is out of stock", address: addressOf("/products?tab=out") }] : []),
    ...(soon > 0 ? [{ label: "Open days of cover", address: addressOf("/reports/cover") }] : []),
  );
};

const late: Part = (week, { today, addressOf }) => {
  if (week.late.length === 0) return undefined;
  const lines = week.late
    .slice(0, LINES)
    .map((order) => `${nameOfOrder(order)}: ${expectedText(order.nextDay, today)}`);
  return section(
    "Late deliveries",
    `${lateOrders(week)} ${week.late.length === 1 ? "is" : "are"} late.`,
    withRest(lines, week.moreLate ? undefined : week.late.length, "order"),
    { label: "Open late orders", address: addressOf("/purchase-orders?tab=late") },
  );
};

const tiedUp: Part = ({ reports }, { currency, addressOf }) => {
  const [excess, dead] = [reports?.overstock.parts ?? [], reports?.["dead-stock"].parts ?? []];
  if (excess.length === 0 && dead.length === 0) return undefined;
  const said = (what: string, parts: PartTotal[]) =>
    parts.length > 0
      ? [
          `${what}: ${money(sumOf(parts, "value"), currency)} at cost, ${unitsOf(sumOf(parts, "units"))} of ${variants(sumOf(parts, "variants"))}`,
        ]
      : [];
  return section(
    "Cash tied up",
    "Stock that you do not need. What has not sold may count in both lines.",
    [...said("Excess stock", excess), ...said(`Not sold for ${DEAD_DAYS} days`, dead)],
    ...(excess.length > 0 ? [{ label: "Open excess stock", address: addressOf("/reports/overstock") }] : []),
    ...(dead.length > 0 ? [{ label: "Open dead stock", address: addressOf("/reports/dead-stock") }] : []),
  );
};

const missed: Part = ({ reports }, { currency, addressOf }) => {
  const parts = reports?.["stock-out-cost"].parts ?? [];
  if (parts.length === 0) return undefined;
  const [value, units, count] = [sumOf(parts, "value"), sumOf(parts, "units"), sumOf(parts, "variants")];
  return section(
    "Lost sales",
    `${money(value, currency)} in the last ${STOCK_OUT_DAYS} days: ${unitsOf(units)} of ${variants(count)} that were out of stock. An estimate.`,
    [],
    { label: "Open stock-out cost", address: addressOf("/reports/stock-out-cost") },
  );
};

const accuracy: Part = ({ reports }, { addressOf }) => {
  if (!reports) return undefined;
  const { engine, mean } = errorsOf(reports["forecast-accuracy"].day);
  if (engine.wape === null || mean.wape === null) return undefined;
  return section(
    "Forecast accuracy",
    `Forecasts missed by ${share(engine.wape)} of what sold; a plain 30-day mean would have missed by ${share(mean.wape)}.`,
    [],
    { label: "Open forecast accuracy", address: addressOf("/reports/forecast-accuracy") },
  );
};

/** `total` undefined: more than the list knows. */
function withRest(lines: string[], total: number | undefined, what: string) {
  if (total === undefined) return [...lines, "And more"];
  const rest = total - lines.length;
  return rest > 0 ? [...lines, `And ${counted(rest)} more ${rest === 1 ? what : `${what}s`}`] : lines;
}

const lateOrders = ({ late: orders, moreLate }: Week) =>
  `${moreLate ? "more than " : ""}${counted(orders.length)} ${orders.length === 1 ? "order" : "orders"}`;
const counted = (count: number) => shownNumber(count, ENGLISH, 1);
const variants = (count: number) => `${counted(count)} ${count === 1 ? "variant" : "variants"}`;
const unitsOf = (count: number) => `${counted(count)} ${counted(count) === "1" ? "unit" : "units"}`;
const daysOf = (count: number) => `${counted(count)} ${counted(count) === "1" ? "day" : "days"}`;
const money = (minor: number, currency: string) => shownAmount(minor, currency, ENGLISH);
const share = (part: number) => `${shownNumber(part * 100, ENGLISH, 1)}%`;
