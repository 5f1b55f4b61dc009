import * as z from "zod";
import { findOpenLocation, listLocationIds } from "../../catalog/location-ids.server";
import { listVariantIds } from "../../catalog/variant-ids.server";
import { currencyCode } from "../../money/currency-code";
import { digitsOf } from "../../money/money";
import { typedCost } from "../../purchasing/orders/lines/line-form";
import { MOST_LINES, type NewLine } from "../../purchasing/orders/lines/new-line";
import { createOrder } from "../../purchasing/orders/making/create.server";
import { moveOrder } from "../../purchasing/orders/moves.server";
import { LONGEST, progressOf } from "../../purchasing/orders/order";
import { listOrderIndex } from "../../purchasing/orders/order-index.server";
import { isThere, type Move, REASON_WANTED, STATES } from "../../purchasing/orders/purchase-order";
import { findOrder, findOrderOfForm } from "../../purchasing/orders/purchase-orders.server";
import type { Supplier } from "../../suppliers/supplier";
import { findSupplier } from "../../suppliers/suppliers.server";
import { byKey } from "../../words/who";
import { listOf, pageIn, paging } from "../door/listed";
import { conflict, type FieldError, invalid, notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id } from "../shapes/fields";
import { indexed, indexedShown, order, orderShown } from "./order-shape";

const AMOUNT_WANTED = "Write an amount such as 12.50.";
/** As answers write it: a comma would group thousands in one place and be the decimal sign in another. */
const cost = z.strictObject({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, AMOUNT_WANTED),
  currency: currencyCode,
});
const note = z.string().trim().max(LONGEST.note).nullable().default(null);

const wanted = z
  .strictObject({
    supplier_id: id,
    location_id: id.describe("Shopify's: where the goods are to come"),
    lines: z
      .array(
        z.strictObject({
          variant_id: id.describe("Shopify's"),
          quantity: z.int().min(1).max(1_000_000).describe("Units"),
          unit_cost: cost
            .nullable()
            .optional()
            .describe(
              "In the supplier's currency, with tax where its costs include it; as its prices say for so many if not said, not known if null",
            ),
        }),
      )
      .max(MOST_LINES),
    note: note.describe("For the team; the supplier never sees it"),
    supplier_note: note.describe("On the paper"),
  })
  .register(BODIES, { id: "NewPurchaseOrder" });

type Wanted = z.output<typeof wanted>;

const reasoned = z
  .strictObject({ reason: z.string().trim().min(1).max(LONGEST.reason).nullable().default(null) })
  .register(BODIES, { id: "Reason" });

export async function findShownOrder({ database, shop }: Context, orderId: number) {
  const found = await findOrder(database, shop, orderId);
  return found && orderShown(found, await listLocationIds(database, shop, [found.locationId]));
}

function costRefusal(cost: string, currency: string) {
  const whole = cost.split(".", 1)[0] ?? "";
  if (typedCost(whole, currency) === undefined) return "This is more than is counted.";
  const digits = digitsOf(currency);
  return `An amount in ${currency} has ${digits === 0 ? "no decimals" : `${digits} decimals at most`}.`;
}

/** The lines as an order takes them, or which of them it cannot. */
async function linesOf({ database, shop }: Context, { lines }: Wanted, supplier: Supplier) {
  const ids = await listVariantIds(
    database,
    shop,
    lines.map(({ variant_id }) => variant_id),
  );
  const errors: FieldError[] = [];
  const made = lines.flatMap(({ variant_id, quantity, unit_cost }, at): NewLine[] => {
    const wrong = (field: string, message: string) => {
      errors.push({ pointer: `/lines/${at}/${field}`, message, in: "body" });
      return [];
    };
    const variantId = ids.get(variant_id);
    if (variantId === undefined) return wrong("variant_id", "This shop has no such variant.");
    if (unit_cost === undefined) return [{ variantId, quantity }];
    if (unit_cost !== null && unit_cost.currency !== supplier.currency)
      return wrong("unit_cost/currency", `This supplier's prices are in ${supplier.currency}.`);
    const minor = unit_cost === null ? null : typedCost(unit_cost.amount, supplier.currency);
    if (minor === undefined) return wrong("unit_cost/amount", costRefusal(unit_cost?.amount ?? "", supplier.currency));
    return [{ variantId, quantity, price: { amount: minor, units: 1 } }];
  });
  return errors.length > 0 ? invalid(errors) : { kind: "lines" as const, lines: made };
}

const FIELDS: Record<string, string> = { supplierId: "supplier_id", locationId: "location_id" };

/** Whether it stands where the first request under this key may have led it. */
async function stands({ database, shop, begunAt }: Context, orderId: number, moved: Move) {
  const found = begunAt !== null && (await findOrder(database, shop, orderId));
  return found && isThere(progressOf(found), moved);
}

/** `body`: what is to be told with it. */
const move = (
  path: string,
  name: string,
  summary: string,
  says: string,
  moved: Move,
  body: typeof reasoned | typeof NOTHING,
) =>
  route("POST", `/purchase-orders/{id}/${path}`, {
    ...{ scope: "write_purchasing", name, summary, says },
    query: NOTHING,
    body,
    answers: order,
    async work(call) {
      const { database, shop, now } = call;
      const orderId = Number(call.ids.id);
      const reason = "reason" in call.body ? call.body.reason : null;
      const done = await moveOrder(database, shop, orderId, moved, byKey(call.caller), now, { reason });
      if (done.kind === "unknown") return notFound("purchase order");
      if (done.kind === "refused" && !(await stands(call, orderId, moved)))
        return done.reason === REASON_WANTED ? refused({ reason: done.reason }) : conflict(done.reason);
      const shown = await findShownOrder(call, orderId);
      return shown ? answer(shown) : notFound("purchase order");
    },
  });

async function made(call: Context, { id, number }: { id: number; number: string }) {
  const shown = await findShownOrder(call, id);
  if (!shown) throw new Error(`Purchase order ${number} was made and is not there.`);
  return answer(shown);
}

export const PURCHASE_ORDERS = [
  route("GET", "/purchase-orders", {
    scope: "read",
    name: "listPurchaseOrders",
    summary: "Purchase orders without their lines, the newest first",
    query: z.strictObject({ ...paging(50), state: z.enum(STATES).optional(), supplier_id: id.optional() }),
    body: NOTHING,
    answers: listOf(indexed).register(ANSWERS, { id: "PurchaseOrders" }),
    async work(call) {
      const page = pageIn(call, "purchase-orders");
      if (page.kind === "problem") return page;
      const { state, supplier_id } = call.query;
      const wanted = { state, supplierId: supplier_id === undefined ? undefined : Number(supplier_id) };
      const found = await listOrderIndex(call.database, call.shop, wanted, page.cursor, page.size);
      const locationIds = await listLocationIds(
        call.database,
        call.shop,
        found.rows.map(({ locationId }) => locationId),
      );
      return page.answer(found, (row) => indexedShown(row, locationIds));
    },
  }),
  route("POST", "/purchase-orders", {
    scope: "write_purchasing",
    name: "createPurchaseOrder",
    shownAt: "/purchase-orders",
    summary: "Draft a purchase order",
    status: 201,
    query: NOTHING,
    body: wanted,
    answers: order,
    async work(call) {
      const { database, shop, body, token, now } = call;
      const before = await findOrderOfForm(database, shop, `api/${token}`);
      if (before) return made(call, before);
      const [supplier, locationId] = await Promise.all([
        findSupplier(database, shop, Number(body.supplier_id)),
        findOpenLocation(database, shop, body.location_id),
      ]);
      if (!supplier) return refused({ supplier_id: "This shop has no such supplier." });
      if (locationId === null) return refused({ location_id: "This shop has no such location, or it is closed." });
      const lines = await linesOf(call, body, supplier);
      if (lines.kind === "problem") return lines;
      const created = await createOrder(
        database,
        shop,
        {
          ...{ supplierId: supplier.id, locationId, lines: lines.lines, source: "api", formToken: `api/${token}` },
          ...{ teamNote: body.note, supplierNote: body.supplier_note },
        },
        byKey(call.caller),
        now,
      );
      if (created.kind === "refused") {
        const at = created.line === undefined ? "" : `/${created.line}`;
        const entries = Object.entries(created.refusals).map(([field, why]) => [`${FIELDS[field] ?? field}${at}`, why]);
        return refused(Object.fromEntries(entries));
      }
      return made(call, created);
    },
  }),
  route("GET", "/purchase-orders/{id}", {
    scope: "read",
    name: "getPurchaseOrder",
    summary: "A purchase order with its lines",
    query: NOTHING,
    body: NOTHING,
    answers: order,
    async work(call) {
      const shown = await findShownOrder(call, Number(call.ids.id));
      return shown ? answer(shown) : notFound("purchase order");
    },
  }),
  move("sent", "markPurchaseOrderSent", "Mark as ordered", "No mail goes out.", "sent", NOTHING),
  move("cancelled", "cancelPurchaseOrder", "Cancel it", "Nothing of it has come.", "cancel", reasoned),
  move(
    "closed",
    "closePurchaseOrder",
    "Close it",
    "A reason is needed where something is still awaited.",
    "close",
    reasoned,
  ),
];
