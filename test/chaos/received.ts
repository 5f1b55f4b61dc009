import { env } from "cloudflare:workers";
import { z } from "zod";
import { signatureOf } from "../api/outbound/house";
import { MINUTE, SECRET } from "../support/played-receivers";
import type { Notebook } from "./keeper/notebook";
import { LISTENING, type Receivers } from "./receivers";
import type { Storm } from "./storm";
import type { Witness } from "./witness";

const told = z.object({
  ...{ id: z.string(), type: z.string(), shop: z.string(), sequence: z.number() },
  data: z.record(z.string(), z.unknown()),
});
type Told = z.infer<typeof told>;

/** What the endpoints were sent otherwise than they should be, or took twice, or not; and where whoever goes by it alone is wrong. */
export async function misreceived({ receivers, keeper, witness }: Storm): Promise<string[]> {
  const { results: left } = await env.DB.prepare("SELECT * FROM dispatches WHERE state <> 'delivered'").all();
  const wrong = [...between("not delivered", [], left), ...(await missent(receivers))];
  for (const { url, shop, events } of LISTENING) {
    const { results: announced } = await env.DB.prepare(
      `SELECT e.public_id AS id, e.type, ?2 AS shop, e.sequence FROM events e WHERE e.shop_id = ?1
        AND EXISTS (SELECT 1 FROM json_each(?3) f WHERE e.type GLOB f.value)
        AND NOT (e.type GLOB 'endpoint.*' AND e.data->>'$.endpoint_id' = ?4)`,
    )
      .bind(shop.id, shop.domain, JSON.stringify(events), String(receivers.ids.get(url)))
      .all();
    const taken = takenAt(receivers, url).map(({ id, type, shop, sequence }) => ({ id, type, shop, sequence }));
    wrong.push(...between(url, announced, taken));
  }
  const heard = takenAt(receivers, LISTENING[0].url);
  return [
    ...[...wrong, ...misbooked(heard, keeper.notebook), ...mistold(heard)],
    ...[...unheardOf(heard, witness), ...turnedBack(heard, witness)],
  ];
}

/** What stands in the one list, and not in the other, or not so often. */
function between(what: string, should: unknown[], is: unknown[]): string[] {
  const surplus = is.map((each) => JSON.stringify(each));
  const missing = should.filter((each) => {
    const at = surplus.indexOf(JSON.stringify(each));
    if (at >= 0) surplus.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((each) => `${what}: ${JSON.stringify(each)} is missing`),
    ...surplus.map((each) => `${what}: ${each} is too much`),
  ];
}

/** Each attempt is signed anew, at its time, and its body stays. Where nothing goes wrong, none is sent twice. */
async function missent({ received, taken, peace, began }: Receivers): Promise<string[]> {
  const wrong: string[] = [];
  const bodies = new Map<string, string>();
  for (const { url, at, headers, body } of received) {
    const id = headers["webhook-id"];
    const isFresh = Math.abs(Number(headers["webhook-timestamp"]) * 1000 - began - at) < MINUTE;
    if (headers["webhook-signature"] !== (await signatureOf(SECRET, { headers, body })) || !isFresh)
      wrong.push(`signed wrongly: ${url}${id}`);
    if (told.parse(JSON.parse(body)).id !== id || (bodies.get(`${url}${id}`) ?? body) !== body)
      wrong.push(`of another body: ${url}${id}`);
    bodies.set(`${url}${id}`, body);
  }
  const inPeace = taken.slice(peace).map(({ url, headers }) => `${url}${headers["webhook-id"]}`);
  return [...wrong, ...between("taken in peace", [...new Set(inPeace)], inPeace)];
}

/** What an endpoint took, each once, in the order of sequences. */
function takenAt({ taken }: Receivers, of: string): Told[] {
  const came = taken.filter(({ url }) => url === of).map(({ body }) => told.parse(JSON.parse(body)));
  return [...new Map(came.map((each) => [each.id, each])).values()].sort((a, b) => a.sequence - b.sequence);
}

const units = z.object({ quantity: z.number(), damaged: z.number() });

const takenBack = z.object({ taken_back: z.array(units) });

/** Orders, transfers and counts, as one would book them who was told of them and knows nothing else. */
function misbooked(heard: Told[], { orders, transfers, receipts, arrivals, counted }: Notebook): string[] {
  const of = (type: string) => heard.filter((each) => each.type === type).map(({ data }) => data);
  const named = (type: string, id: string) => of(type).map((data) => Number(data[id]));
  const summed = (type: string, id: string) =>
    [...new Set(named(type, id))].map((thing) => {
      const came = of(type).flatMap((data) => (Number(data[id]) === thing ? [units.parse(data)] : []));
      return [thing, ...(["quantity", "damaged"] as const).map((n) => came.reduce((sum, each) => sum + each[n], 0))];
    });
  const ids = (things: { id: number }[]) => things.map(({ id }) => id);
  const [sent, closed] = [
    orders.filter(({ state }) => state !== "draft"),
    orders.filter(({ state }) => state === "closed"),
  ];
  const came = orders.map(({ id, came: { accepted, damaged } }) => [id, accepted, damaged]);
  const arrived = transfers.map(({ id, came: { accepted, damaged } }) => [id, accepted, damaged]);
  const undone = (all: Notebook["receipts"] | Notebook["arrivals"]) =>
    all.flatMap(({ id, isTakenBack, accepted, damaged }) => (isTakenBack ? [[id, accepted, damaged]] : []));
  const reversed = (type: string) =>
    of(type).flatMap((data) =>
      takenBack.parse(data).taken_back.map((line) => [Number(data.receipt_id), line.quantity, line.damaged]),
    );
  const some = (rows: number[][]) => rows.filter(([, ...sums]) => sums.some((sum) => sum > 0));
  return [
    ...between("drafted", ids(orders), named("purchase_order.created", "purchase_order_id")),
    ...between("sent", ids(sent), named("purchase_order.sent", "purchase_order_id")),
    ...between("closed", ids(closed), named("purchase_order.closed", "purchase_order_id")),
    ...between("received", some(came), summed("stock.received", "purchase_order_id")),
    ...between("shipped", ids(transfers), named("transfer.shipped", "transfer_id")),
    ...between("transferred", some(arrived), summed("stock.transferred", "transfer_id")),
    ...between("taken back", undone(receipts), reversed("purchase_order.receipt_reversed")),
    ...between("unloaded", undone(arrivals), reversed("transfer.receipt_reversed")),
    ...between("counted", ids(counted), named("count.completed", "count_id")),
  ];
}

const sale = z.object({
  ...{ order_id: z.string(), units: z.number(), cancelled_at: z.string().nullable() },
  lines: z.array(z.object({ quantity: z.number() })),
});

/** Customers' orders of other units than their lines have, and those told as made, and as if they stood, once they were cancelled. */
function mistold(heard: Told[]): string[] {
  const cancelled = new Set<string>();
  return heard.flatMap(({ type, sequence, data }) => {
    if (!type.startsWith("order.")) return [];
    const { order_id, units, cancelled_at, lines } = sale.parse(data);
    if (type === "order.cancelled") cancelled.add(order_id);
    const isOpen = cancelled.has(order_id) && cancelled_at === null;
    const isWhole = units === lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return isWhole && !isOpen ? [] : [`${type} of ${order_id} (${sequence}): ${units} units, ${cancelled_at}`];
  });
}

/** What was announced of orders and products, and did not happen. */
function unheardOf(heard: Told[], { facts }: Witness): string[] {
  const happened = new Set(
    facts.map((fact) => {
      switch (fact.kind) {
        case "order_placed":
          return `order.created ${fact.facts.orderId}`;
        case "order_cancelled":
          return `order.cancelled ${fact.facts.orderId}`;
        case "order_deleted":
          return `order.deleted ${fact.facts.orderId}`;
        case "product_created":
          return `product.created ${fact.facts.product.id}`;
        case "product_deleted":
          return `product.deleted ${fact.facts.productId}`;
        default:
          return "";
      }
    }),
  );
  return heard
    .filter(({ type }) => /^order\.|^product\.(created|deleted)$/.test(type))
    .map(({ type, data }) => `${type} ${data.order_id ?? data.product_id}`)
    .filter((each) => !happened.has(each))
    .map((each) => `did not happen: ${each}`);
}

const level = z.object({ inventory_item_id: z.string(), location_id: z.string(), available: z.number() });

/** What a level never stood at, or only before what was announced of it last. */
function turnedBack(heard: Told[], { beginning, facts }: Witness): string[] {
  const left = new Map<string, number[]>();
  const stood = (place: string, available: number) => left.set(place, [...(left.get(place) ?? []), available]);
  for (const { item_id, location_id, available } of beginning.levels) stood(`${item_id}/${location_id}`, available);
  const items = new Map(beginning.variants.map(({ id, item_id }) => [id, item_id]));
  for (const { kind, facts: to } of facts) {
    if (kind === "level_changed" || kind === "level_connected" || kind === "level_disconnected")
      stood(`${to.inventoryItemId}/${to.locationId}`, to.available);
    if (kind === "product_created") for (const { id, item_id } of to.variants) items.set(id, item_id);
    // With a product its levels end.
    if (kind === "product_deleted")
      for (const item of to.variantIds.map((id) => items.get(id)))
        for (const place of left.keys()) if (place.startsWith(`${item}/`)) stood(place, 0);
  }
  return heard.flatMap(({ type, sequence, data }) => {
    if (type !== "stock.adjusted") return [];
    const { inventory_item_id, location_id, available } = level.parse(data);
    const place = `${inventory_item_id}/${location_id}`;
    const later = left.get(place) ?? [];
    const at = later.indexOf(available);
    if (at < 0) return [`${place} did not stand at ${available} any more (${sequence}), but ${later}`];
    left.set(place, later.slice(at));
    return [];
  });
}
