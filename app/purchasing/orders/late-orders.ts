import { BRITISH, daysAway, shortDay } from "../../formats/date-style";
import { ENGLISH, shownNumber } from "../../formats/number-style";
import { type Passage, section } from "../../outbound/mail/layout";
import { counted, IS, type Noun, nounFor, UNITS } from "../../words/counted";

/** What of an order has not come on its day: whole units by day (since 1970-01-01), the longest awaited first. */
export type LateOrder = { number: string; supplier: string; parts: { day: number; units: number }[] };

/** Of an order and who it is from: "PO-0001 from Acme". */
export const nameOfOrder = ({ number, supplier }: { number: string; supplier: string }) =>
  `${number}${supplier && ` from ${supplier}`}`;

/** "expected 1 Oct, 3 days ago". */
export const expectedText = (day: number, today: number) =>
  `expected ${shortDay(day, BRITISH)}, ${daysAway(day - today)}`;

/** Which delivery stands still: an order that comes in several has a part for each day that has gone by. */
const lateOrderText = (order: LateOrder, today: number) =>
  `${nameOfOrder(order)}: ${order.parts.map(({ day, units }) => `${counted(units, UNITS, shown)} ${expectedText(day, today)}`).join("; ")}`;

const ORDERS: Noun = { one: "order", other: "orders" };

/** "2 orders late". */
export const lateSubject = (total: number) => `${counted(total, ORDERS, shown)} late`;

/** What a mail tells of late orders; `total` may be more than are named. */
export function lateSection(orders: LateOrder[], total: number, today: number, address: string): Passage {
  const rest = total - orders.length;
  return section(
    "Late deliveries",
    `${counted(total, ORDERS, shown)} ${nounFor(total, IS)} late. Ask the supplier, or give a new day.`,
    [
      ...orders.map((order) => lateOrderText(order, today)),
      ...(rest > 0 ? [`And ${shown(rest)} more ${nounFor(rest, ORDERS)}`] : []),
    ],
    { label: "Open late orders", address },
  );
}

const shown = (count: number) => shownNumber(count, ENGLISH, 1);
