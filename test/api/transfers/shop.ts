import { env } from "cloudflare:workers";
import { createTransfer } from "../../../app/replenishment/decisions/transfers/create.server";
import {
  cancelTransfer,
  receiveTransfer,
  shipTransfer,
  takeBackReceipt,
} from "../../../app/replenishment/decisions/transfers/moves.server";
import type { Transfer } from "../../../app/stock/transfers/transfer-shown";
import { findTransfer } from "../../../app/stock/transfers/transfers.server";
import { productBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver, givenToken, installShop, SHOP } from "../../support/shopify";

const DAY = 86_400_000;
export const shop = { id: 1, domain: SHOP, timeZone: "UTC" };
export const [RED, BLUE] = [501, 502];
/** Shopify's ids of the locations; the first has 20 units of each variant. */
export const [LEEDS, YORK] = [901, 902];
export const STOCK = 20;
export const ANNA = "staff-1";

/** A shop with two variants at two locations, and Shopify played. */
export async function givenTransferShop() {
  await installShop();
  await givenToken();
  const shopify = new PlayedShopify();
  const began = shopify.now - 3_600_000;
  const variants = [{ title: "Red" }, { title: "Blue" }];
  await deliver({ topic: "products/update", body: productBody({ at: began, variants }), triggeredAt: began });
  for (const item of [RED, BLUE])
    for (const place of [LEEDS, YORK]) {
      shopify.setLevel(item, place, place === LEEDS ? STOCK : 0, began);
      await deliver(levelDelivery(shopify, item, place));
    }
  await env.DB.exec(
    "UPDATE locations SET active = 1, name = CASE shopify_id WHEN 901 THEN 'Leeds' ELSE 'York' END WHERE shopify_id IN (901, 902)",
  );
  return shopify;
}

export const today = () => Math.floor(Date.now() / DAY);

export const placeOf = async (location: number) =>
  (await first<{ id: number }>("SELECT id FROM locations WHERE shop_id = 1 AND shopify_id = ?", location))?.id ?? 0;
export const variantOf = async (item: number) =>
  (await first<{ id: number }>("SELECT id FROM variants WHERE shop_id = 1 AND inventory_item_id = ?", item))?.id ?? 0;

/** From Leeds to York: [item, units] a line. */
export async function draft(lines: [item: number, quantity: number][], formToken: string = crypto.randomUUID()) {
  const ids = await Promise.all(lines.map(([item]) => variantOf(item)));
  return createTransfer(
    env.DB,
    shop,
    {
      ...{ fromId: await placeOf(LEEDS), toId: await placeOf(YORK), note: null, expectedDay: null, formToken },
      lines: lines.map(([, quantity], at) => ({ variantId: ids[at] ?? 0, quantity })),
    },
    ANNA,
    Date.now(),
  );
}

export async function givenDraft(lines: [item: number, quantity: number][]) {
  const made = await draft(lines);
  if (made.kind !== "created") throw new Error(JSON.stringify(made));
  return transferOf(made.id);
}

export async function transferOf(id: number) {
  const found = await findTransfer(env.DB, shop, id);
  if (!found) throw new Error(`no transfer ${id}`);
  return found;
}

/** Times rise by a millisecond at least, as they do where a person waits for each page. */
let last = 0;
export const soon = () => {
  last = Math.max(Date.now(), last + 1);
  return last;
};

type Counts = [lineId: number, accepted: number, damaged?: number][];

export const ship = (id: number, formToken: string = crypto.randomUUID(), version: number | null = null) =>
  shipTransfer(env.DB, shop, id, { formToken, note: null, version, belowIsMeant: true }, ANNA, soon());
export const receive = (id: number, counts: Counts, formToken: string = crypto.randomUUID(), day = today()) =>
  receiveTransfer(
    env.DB,
    shop,
    id,
    {
      ...{ formToken, note: null, day },
      lines: counts.map(([lineId, accepted, damaged = 0]) => ({ lineId, accepted, damaged })),
    },
    ANNA,
    soon(),
  );
export const takeBack = (id: number, moveId: number, formToken: string = crypto.randomUUID()) =>
  takeBackReceipt(env.DB, shop, id, { formToken, note: null, moveId }, ANNA, soon());
/** The last receipt of a transfer that nobody has taken back; 0 where there is none. */
export const lastReceipt = ({ moves }: Transfer) =>
  moves.findLast(
    ({ id, kind, reverses }) => kind === "received" && reverses === null && !moves.some((each) => each.reverses === id),
  )?.id ?? 0;
export const cancel = (id: number, formToken: string = crypto.randomUUID()) =>
  cancelTransfer(env.DB, shop, id, { formToken, note: null }, ANNA, soon());

export const availableIn = (shopify: PlayedShopify, item: number) =>
  [LEEDS, YORK].map((place) => shopify.level(item, place)?.available);

/** Position of a variant at Leeds, at York, and in the shop as a whole. */
export async function positions(item: number) {
  const { results } = await env.DB.prepare(
    `SELECT p.position FROM plans p CROSS JOIN variants v ON v.id = p.variant_id LEFT JOIN locations c ON c.id = p.location_id
    WHERE v.inventory_item_id = ? ORDER BY p.location_id = 0, c.shopify_id`,
  )
    .bind(item)
    .all<{ position: number }>();
  return results.map(({ position }) => position);
}

/** What is on its way of a variant: [location, source, units], the state where it is drafted. */
export async function onTheWay(item: number) {
  const { results } = await env.DB.prepare(
    `SELECT c.name, i.source, i.quantity, i.state FROM incoming i CROSS JOIN variants v ON v.id = i.variant_id
    CROSS JOIN locations c ON c.id = i.location_id WHERE v.inventory_item_id = ? ORDER BY c.shopify_id, i.source, i.source_id`,
  )
    .bind(item)
    .all<{ name: string; source: string; quantity: number; state: string }>();
  return results.map(
    ({ name, source, quantity, state }) => `${name} ${source} ${quantity}${state === "drafted" ? " drafted" : ""}`,
  );
}

/** The ledger of a variant at a location: [change, after, reason]. */
export async function ledger(item: number, location: number) {
  const { results } = await env.DB.prepare(
    `SELECT m.delta, m.available_after AS after, w.reason FROM movements m CROSS JOIN locations c ON c.id = m.location_id
    LEFT JOIN inventory_writes w ON w.id = m.write_id WHERE m.inventory_item_id = ? AND c.shopify_id = ? ORDER BY m.id`,
  )
    .bind(item, location)
    .all<{ delta: number; after: number; reason: string | null }>();
  return results.map(({ delta, after, reason }) => [delta, after, reason]);
}

export const events = async () =>
  (
    await env.DB.prepare(
      "SELECT type, data FROM events WHERE type LIKE 'transfer.%' OR type = 'stock.transferred' ORDER BY sequence",
    ).all<{ type: string; data: string }>()
  ).results.map(({ type, data }) => ({ type, data: JSON.parse(data) }));
