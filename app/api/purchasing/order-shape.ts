import * as z from "zod";
import { currencyCode } from "../../money/currency-code";
import { day, instant, shopifyId } from "../../outbound/events/kinds/facts";
import { awaitedParts } from "../../purchasing/orders/lines/awaited-parts";
import { taxOf } from "../../purchasing/orders/lines/line-amount";
import type { Order, OrderLine } from "../../purchasing/orders/order";
import type { IndexedOrder } from "../../purchasing/orders/order-index.server";
import { awaitedOf, ENDED, openOf, STATES } from "../../purchasing/orders/purchase-order";
import { ANSWERS } from "../door/registries";
import { amount, dayTextOf, id, instantOf, moneyOf } from "../shapes/fields";

const line = z.object({
  id,
  variant_id: shopifyId.nullable().describe("Null when Evenstock no longer holds it"),
  sku: z.string().nullable(),
  supplier_sku: z.string().nullable(),
  ordered: z.int(),
  received: z.int().describe("In good order"),
  damaged: z.int(),
  returned: z.int().describe("What of the damaged went back to the supplier"),
  billed: z.int().nullable(),
  open: z.int().describe("Still to come; 0 once the order has ended"),
  awaited: z
    .array(z.object({ expected_on: day.nullable(), quantity: z.int() }))
    .describe("That, by the deliveries it comes in; one whose day has gone by stands still"),
  unit_cost: amount.nullable().describe("Null where it is not known, or the price is of several"),
  amount: amount.nullable().describe("Of all ordered, as the supplier asks it"),
  tax_rate: z.number().nullable().describe("Per cent"),
  tax_included: z.boolean().describe("Whether the amount has its tax in it"),
  net: amount.nullable().describe("Of all ordered, without tax"),
});

const nextOn = day.nullable().describe("When the next delivery of it is expected; gone by, the order is late");

export const order = z
  .object({
    id,
    number: z.string(),
    state: z.enum(STATES),
    supplier_id: id,
    location_id: shopifyId.nullable(),
    currency: currencyCode,
    note: z.string().nullable().describe("For the team"),
    supplier_note: z.string().nullable().describe("On the paper"),
    expected_on: day.nullable(),
    next_on: nextOn,
    ordered_on: day.nullable(),
    lines: z.array(line),
    total: amount.nullable().describe("Of the lines with a known cost, before tax"),
    tax: amount.nullable().describe("Of these lines"),
    created_at: instant,
    sent_at: instant.nullable(),
    ended_at: instant.nullable(),
    end_reason: z.string().nullable(),
  })
  .register(ANSWERS, { id: "PurchaseOrder" });

export const orderShown = (found: Order, locationIds: Map<number, string>): z.input<typeof order> => ({
  ...{ id: String(found.id), number: found.number, state: found.state, supplier_id: String(found.supplierId) },
  location_id: locationIds.get(found.locationId) ?? null,
  ...{ currency: found.currency, note: found.teamNote, supplier_note: found.supplierNote },
  ...{ expected_on: dayTextOf(found.expectedDay), next_on: nextOf(found), ordered_on: dayTextOf(found.orderedDay) },
  lines: found.lines.map((each) => lineShown(each, found)),
  total: moneyOf(found.linesAmount, found.currency),
  tax: moneyOf(found.taxAmount, found.currency),
  created_at: instantOf(found.createdAt),
  sent_at: found.sentAt === null ? null : instantOf(found.sentAt),
  ended_at: found.endedAt === null ? null : instantOf(found.endedAt),
  end_reason: found.endReason,
});

export const indexed = z
  .object({
    ...{ id, number: z.string(), state: z.enum(STATES), supplier_id: id, location_id: shopifyId.nullable() },
    ...{ currency: currencyCode, expected_on: day.nullable(), next_on: nextOn, ordered_on: day.nullable() },
    lines: z.int(),
    units_ordered: z.int(),
    units_received: z.int().describe("In good order or damaged, and what went back as well"),
    units_open: z.int().describe("Still to come; 0 once it has ended"),
    total: amount.nullable().describe("Of the lines with a known cost, before tax"),
    created_at: instant,
  })
  .register(ANSWERS, { id: "PurchaseOrderInList" });

export const indexedShown = (row: IndexedOrder, locationIds: Map<number, string>): z.input<typeof indexed> => ({
  ...{ id: String(row.id), number: row.number, state: row.state, supplier_id: String(row.supplierId) },
  ...{ location_id: locationIds.get(row.locationId) ?? null, currency: row.currency },
  ...{ expected_on: dayTextOf(row.expectedDay), next_on: nextOf(row), ordered_on: dayTextOf(row.orderedDay) },
  lines: row.lineCount,
  ...{ units_ordered: row.unitsOrdered, units_received: row.unitsReceived },
  units_open: awaitedOf(row.state, row.unitsOpen),
  ...{ total: moneyOf(row.linesAmount, row.currency), created_at: instantOf(row.createdAt) },
});

/** Of what has ended nothing is awaited, whatever of it had not come. */
const nextOf = ({ state, nextDay }: Pick<Order, "state" | "nextDay">) =>
  dayTextOf(ENDED.includes(state) ? null : nextDay);

const partsOf = (row: OrderLine, { state, expectedDay }: Order) =>
  (ENDED.includes(state) ? [] : awaitedParts(row, expectedDay)).map(({ day: on, quantity }) => ({
    ...{ expected_on: dayTextOf(on), quantity },
  }));

const lineShown = (row: OrderLine, found: Order, { currency } = found): z.input<typeof line> => ({
  ...{ id: String(row.id), variant_id: row.shopifyId, sku: row.sku || null, supplier_sku: row.supplierSku },
  ...{ ordered: row.ordered, received: row.accepted, damaged: row.damaged, returned: row.returned },
  ...{ billed: row.billed, open: awaitedOf(found.state, openOf(row)), awaited: partsOf(row, found) },
  unit_cost: row.pricedUnits === 1 ? moneyOf(row.pricedAmount, currency) : null,
  amount: moneyOf(row.amount, currency),
  ...{ tax_rate: row.taxRate === null ? null : row.taxRate / 100, tax_included: row.taxIncluded },
  net: row.amount === null ? null : moneyOf(taxOf(row).net, currency),
});
