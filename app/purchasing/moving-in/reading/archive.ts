import * as z from "zod";
import { isCurrency } from "../../../money/money";
import { type PastLine, pastOrderSchema } from "../past-order";
import { type PastSupplier, supplierOf } from "../past-supplier";
import { rateTold } from "./amount-told";
import { dayTold } from "./day-told";
import { amountIn, basisPoints, type FoundOrder } from "./orders-in-rows";
import { statusTold } from "./status-told";

type Cells = Record<string, unknown>;

/** What Stocky's programming interface told of a shop, record by record, as an archive has kept it. */
export type Records = { orders: Cells[]; suppliers: Cells[]; taxTypes: Cells[]; others: Record<string, number> };

export type ReadArchive = {
  orders: FoundOrder[];
  suppliers: PastSupplier[];
  /** What did not come, and why. */
  left: { what: string; why: string }[];
};

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const textOf = (cells: Cells, name: string) => cell.safeParse(cells[name]).data?.trim() ?? "";

/** Orders and suppliers of an archive. `currency`: the shop's own, of amounts that Stocky calls base. */
export function readArchive({ orders, suppliers, taxTypes, others }: Records, currency: string): ReadArchive {
  const rates = new Map(taxTypes.map((type) => [textOf(type, "id"), basisPoints(textOf(type, "tax_rate")) ?? null]));
  const taxesUsed = new Set(orders.flatMap(itemsOf).map((item) => textOf(item, "tax_type_id")));
  const left = taxTypes.filter((type) => taxesUsed.has(textOf(type, "id"))).flatMap(taxLeft);
  const found = orders.flatMap((each): FoundOrder[] => {
    const what = textOf(each, "number") || textOf(each, "sequential_id") || textOf(each, "id");
    const read = orderIn(each, what, rates, currency, left);
    if (typeof read === "string") left.push({ what: `Order ${what}`, why: read });
    return typeof read === "string" ? [] : [read];
  });
  for (const [what, count] of Object.entries(others))
    if (count > 0)
      left.push({
        what: `${count} ${what}`,
        why: "They are kept with the file: the ledger begins with the first day here.",
      });
  return { orders: numberedApart(found), suppliers: suppliers.flatMap((each) => supplierIn(each)), left };
}

const itemsOf = (order: Cells) => z.array(z.record(z.string(), z.unknown())).safeParse(order.purchase_items).data ?? [];

function taxLeft(type: Cells): ReadArchive["left"] {
  const rate = textOf(type, "tax_rate");
  if (basisPoints(rate) !== undefined) return [];
  const what = `Tax ${textOf(type, "name") || textOf(type, "id")}`;
  return [{ what, why: `${rate.slice(0, 40)} is no percentage from 0 to 100: lines with it come without a tax.` }];
}

/** Numbers of one's own choice may stand twice: the second one bears its id as well. */
function numberedApart(found: (FoundOrder & { id?: string })[]) {
  const seen = new Set<string>();
  return found.map(({ id, ...each }) => {
    const { number } = each.order;
    const isSecond = seen.has(number.toLowerCase());
    seen.add(number.toLowerCase());
    return isSecond && id ? { ...each, order: { ...each.order, number: `${number}/${id}` } } : each;
  });
}

function orderIn(
  cells: Cells,
  number: string,
  rates: Map<string, number | null>,
  shopCurrency: string,
  left: ReadArchive["left"],
): (FoundOrder & { id: string }) | string {
  const items = itemsOf(cells);
  if (items.length === 0) return "It has no lines.";
  const told = textOf(cells, "currency").toUpperCase();
  const currency = isCurrency(told) && told !== shopCurrency ? told : null;
  const read = items.map((item) => ({ item, line: lineIn(item, rates, currency !== null) }));
  for (const { item, line } of read)
    if (typeof line === "string")
      left.push({
        what: `Order ${number}, ${textOf(item, "sku") || textOf(item, "product_title") || "a line"}`,
        why: line,
      });
  const lines = read.flatMap(({ line }) => (typeof line === "string" ? [] : [line]));
  if (lines.length === 0) return "None of its lines can be read.";
  const isArchived = textOf(cells, "archived") === "true";
  const statuses = items.map((item) => statusTold(textOf(item, "status")));
  const day = (...names: string[]) =>
    names.reduce<string | null>((first, name) => first ?? dayTold(textOf(cells, name), "day first") ?? null, null);
  const parsed = pastOrderSchema.safeParse({
    number: number.slice(0, 100),
    supplier: (textOf(cells, "supplier_name") || "A supplier without a name").slice(0, 200),
    status: [...new Set(items.map((item) => textOf(item, "status")))].filter(Boolean).join(", ").slice(0, 100) || null,
    isCancelled: statuses.every((status) => status === "cancelled"),
    isOpen: false,
    ...{ orderedOn: day("ordered_at", "generated_at"), expectedOn: day("expected_on") },
    ...{ currency, rate: currency === null ? null : rateIn(items) },
    destination: null,
    destinationId: /^\d{1,19}$/.exec(textOf(cells, "shopify_receive_location_id"))?.[0] ?? null,
    note: noteIn(cells),
    lines,
  });
  if (!parsed.success) return "It cannot be read.";
  const isAwaited =
    !isArchived && lines.some(({ received, ordered }) => received < ordered) && !parsed.data.isCancelled;
  return { id: textOf(cells, "id"), order: parsed.data, isAwaited, unknown: items.some(isUnknown) };
}

const isUnknown = (item: Cells) =>
  statusTold(textOf(item, "status")) === "partial" && textOf(item, "received_units") === "";

function lineIn(item: Cells, rates: Map<string, number | null>, isForeign: boolean): PastLine | string {
  const units = /^(\d{1,7})(\.0{1,12})?$/.exec(textOf(item, "quantity"));
  const ordered = units ? Number(units[1]) : 0;
  if (ordered < 1) return "Its quantity is no whole number of units.";
  const text = (name: string, longest: number) => textOf(item, name).slice(0, longest) || null;
  return {
    sku: text("sku", 255),
    barcode: text("barcode", 255) ?? text("bar_code", 255),
    supplierSku: text("supplier_sku", 255),
    title: [text("product_title", 200), text("variant_title", 90)].filter(Boolean).join(" – ") || null,
    variantId: idOf(item, "variant_shopify_id") ?? idOf(item, "shopify_variant_id"),
    itemId: idOf(item, "inventory_item_id"),
    ...{ ordered, received: cameOf(item, ordered) },
    receivedOn: dayTold(textOf(item, "received_at"), "day first") ?? null,
    unitCost: amountIn(textOf(item, isForeign ? "supplier_cost_price" : "cost_price")) ?? null,
    ...{ total: null, taxRate: rates.get(textOf(item, "tax_type_id")) ?? null, pack: null },
  };
}

/** By the units where they are told, else by the status: a line of Stocky's is received whole, or was divided into two. */
function cameOf(item: Cells, ordered: number) {
  const told = /^(\d{1,7})(\.0{1,12})?$/.exec(textOf(item, "received_units"));
  if (told) return Number(told[1]);
  return statusTold(textOf(item, "status")) === "received" ? ordered : 0;
}

const idOf = (item: Cells, name: string) => /^\d{1,19}$/.exec(textOf(item, name))?.[0] ?? null;

const rateIn = (items: Cells[]) =>
  items.reduce<string | null>(
    (rate, item) =>
      rate ??
      rateTold(amountIn(textOf(item, "cost_price")) ?? null, amountIn(textOf(item, "supplier_cost_price")) ?? null),
    null,
  );

const NOTED = { invoice_number: "Invoice", shipping: "Shipping", adjustments: "Adjustments", paid: "Paid" };

/** What an order has beside its lines that has no field here. */
function noteIn(cells: Cells) {
  const facts = Object.entries(NOTED).flatMap(([name, label]) => {
    const told = textOf(cells, name);
    return told && !/^(0(\.0{1,12})?|false)$/.test(told) ? [`${label}: ${told}`] : [];
  });
  return [textOf(cells, "notes"), facts.join(", ")].filter(Boolean).join("\n").slice(0, 5000) || null;
}

const ADDRESS = ["address1", "address2", "zip", "city", "province_code", "country_name"];

function supplierIn(cells: Cells): PastSupplier[] {
  const name = (textOf(cells, "name") || textOf(cells, "company_name") || textOf(cells, "supplier_name")).slice(0, 200);
  if (name === "") return [];
  return [
    supplierOf(name, {
      email: textOf(cells, "contact_email") || textOf(cells, "email"),
      phone: textOf(cells, "phone") || textOf(cells, "phone_toll_free"),
      contact_name: textOf(cells, "contact_name"),
      address: ADDRESS.map((part) => textOf(cells, part))
        .filter(Boolean)
        .join("\n"),
      account_number: textOf(cells, "account_number"),
      currency: /^[A-Za-z]{3}$/.exec(textOf(cells, "currencies") || textOf(cells, "currency"))?.[0] ?? "",
      lead_time_days: textOf(cells, "avg_lead_time_days"),
      note: textOf(cells, "is_hidden") === "true" ? "Hidden in Stocky" : "",
    }),
  ];
}
