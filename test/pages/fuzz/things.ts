import { env } from "cloudflare:workers";
import { createOrder } from "../../../app/purchasing/orders/making/create.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { createTransfer } from "../../../app/replenishment/decisions/transfers/create.server";
import { shipTransfer } from "../../../app/replenishment/decisions/transfers/moves.server";
import { OURS, THEIRS } from "../../api/v1/stock";
import { itemBody, levelBody } from "../../support/bodies";
import { deliver } from "../../support/shopify";
import { ONE, TWO } from "../../support/two-shops";
import { visit } from "../visit";
import { EXAMPLES, type Example } from "./examples";
import { asSent } from "./sent";

/** Our ids of what a shop has, by what may be done with it; of Shopify's own where it is said. */
export interface Things extends Record<(typeof LISTS)[number], string[]> {
  drafts: OfOrder[];
  sent: OfOrder[];
  closedShort: OfOrder[];
  /** Of which units have come. */
  arrived: OfOrder[];
  costs: Record<"orderId" | "costId", string>[];
  removedCosts: Record<"orderId" | "costId", string>[];
  transferLines: OfTransfer[];
  shipped: OfTransfer[];
  received: Record<"transferId" | "moveId", string>[];
  refusedMoves: Record<"transferId" | "moveLineId", string>[];
  transferDrafts: Record<"transferId" | "draftId", string>[];
  dispatches: Record<"endpointId" | "sequence", string>[];
  costChanges: Record<"changeId" | "decision", string>[];
}
type OfOrder = Record<"orderId" | "lineId", string>;
type OfTransfer = Record<"transferId" | "lineId", string>;

const LISTS = [
  ...([
    "variants",
    "places",
    "shopifyPlaces",
    "suppliers",
    "endpoints",
    "alerts",
    "promotions",
    "uplifts",
    "views",
  ] as const),
  ...([
    "counts",
    "started",
    "reviewed",
    "receipts",
    "receiptDrafts",
    "refusedLines",
    "refusedCounts",
    "files",
  ] as const),
  ...(["quarantined", "uncertain", "addresses", "accounts", "keys", "supplierNames", "placeNames"] as const),
] as const;

const ofWrites = (prefix: string) =>
  `SELECT substr(idempotency_key, ${prefix.length + 1}) AS id FROM inventory_writes
  WHERE shop_id = ?1 AND idempotency_key LIKE '${prefix}%' AND state = 'refused'`;

const SINGLE: Record<(typeof LISTS)[number], string> = {
  variants: "SELECT id FROM variants WHERE shop_id = ?1 ORDER BY id",
  places: "SELECT id FROM locations WHERE shop_id = ?1 ORDER BY id",
  shopifyPlaces: "SELECT shopify_id AS id FROM locations WHERE shop_id = ?1 ORDER BY id",
  suppliers: "SELECT id FROM suppliers WHERE shop_id = ?1 ORDER BY id",
  endpoints: "SELECT id FROM endpoints WHERE shop_id = ?1 ORDER BY id",
  alerts: "SELECT id FROM alerts WHERE shop_id = ?1 AND closed_at IS NULL",
  promotions: "SELECT id FROM promotions WHERE shop_id = ?1 AND percent IS NULL",
  uplifts: "SELECT id FROM promotions WHERE shop_id = ?1 AND percent IS NOT NULL AND of_id IS NULL",
  views: "SELECT id FROM saved_views WHERE shop_id = ?1",
  counts: "SELECT id FROM stock_counts WHERE shop_id = ?1 AND state = 'draft'",
  started: "SELECT id FROM stock_counts WHERE shop_id = ?1 AND state = 'in_progress'",
  reviewed: "SELECT id FROM stock_counts WHERE shop_id = ?1 AND state = 'in_review'",
  receipts: `SELECT id FROM receipts WHERE shop_id = ?1 AND state = 'submitted' AND EXISTS (
    SELECT 1 FROM receipt_lines n JOIN inventory_writes w ON w.shop_id = n.shop_id AND w.idempotency_key = 'receipt/' || n.id
    WHERE n.receipt_id = receipts.id AND w.state = 'confirmed')`,
  receiptDrafts: "SELECT id FROM receipts WHERE shop_id = ?1 AND state = 'draft'",
  refusedLines: ofWrites("receipt/"),
  refusedCounts: ofWrites("count/"),
  files: "SELECT id FROM kept_files WHERE shop_id = ?1",
  quarantined: "SELECT id FROM quarantine WHERE shop_id = ?1",
  uncertain: "SELECT id FROM inventory_writes WHERE shop_id = ?1 AND state = 'uncertain'",
  addresses: "SELECT id FROM ship_to_addresses WHERE shop_id = ?1",
  accounts: "SELECT id FROM payment_accounts WHERE shop_id = ?1",
  keys: "SELECT id FROM api_keys WHERE shop_id = ?1",
  supplierNames: "SELECT name AS id FROM suppliers WHERE shop_id = ?1 ORDER BY id",
  placeNames: "SELECT name AS id FROM locations WHERE shop_id = ?1 ORDER BY id",
};

const ofOrders = (state: string) =>
  `SELECT o.id AS orderId, l.id AS lineId FROM purchase_orders o CROSS JOIN purchase_order_lines l ON l.order_id = o.id
  WHERE o.shop_id = ?1 AND l.variant_id > 0 AND ${state}`;
const ofTransfers = (state: string) =>
  `SELECT t.id AS transferId, l.id AS lineId FROM transfers t CROSS JOIN transfer_lines l ON l.transfer_id = t.id
  WHERE t.shop_id = ?1 AND ${state}`;

const PAIRS: Record<Exclude<keyof Things, (typeof LISTS)[number]>, string> = {
  drafts: ofOrders("o.state = 'draft'"),
  sent: ofOrders("o.state IN ('sent', 'partial')"),
  closedShort: ofOrders("l.closed_short > 0 AND o.state IN ('sent', 'partial', 'received')"),
  arrived: ofOrders("EXISTS (SELECT 1 FROM receipt_lines n WHERE n.line_id = l.id AND n.accepted > 0)"),
  costs: "SELECT order_id AS orderId, id AS costId FROM purchase_order_costs WHERE shop_id = ?1",
  removedCosts: `SELECT order_id AS orderId, detail->>'cost' AS costId FROM purchase_order_timeline
    WHERE shop_id = ?1 AND what = 'cost_removed'`,
  transferLines: ofTransfers("t.state = 'draft'"),
  shipped: ofTransfers("t.state IN ('shipped', 'in_transit', 'partial')"),
  received:
    "SELECT transfer_id AS transferId, id AS moveId FROM transfer_moves WHERE shop_id = ?1 AND kind = 'received'",
  refusedMoves: `SELECT m.transfer_id AS transferId, n.id AS moveLineId FROM transfer_move_lines n
    CROSS JOIN transfer_moves m ON m.id = n.move_id WHERE n.shop_id = ?1 AND 'transfer/' || n.id IN (${ofWrites("")})`,
  transferDrafts: "SELECT transfer_id AS transferId, id AS draftId FROM transfer_drafts WHERE shop_id = ?1",
  dispatches:
    "SELECT endpoint_id AS endpointId, sequence FROM dispatches WHERE shop_id = ?1 ORDER BY state <> 'exhausted', endpoint_id, sequence LIMIT 8",
  costChanges: `SELECT id AS changeId, iif(state = 'asked', iif(id % 2, 'accepted', 'declined'), iif(state = 'refused', 'again', 'restored'))
    AS decision FROM cost_changes WHERE shop_id = ?1`,
};

export async function thingsOf(shopId: number): Promise<Things> {
  const wanted = Object.entries({ ...SINGLE, ...PAIRS });
  const answers = await env.DB.batch<Record<string, unknown>>(
    wanted.map(([, sql]) => env.DB.prepare(sql).bind(shopId)),
  );
  const found = wanted.map(([name], at) => {
    const rows = answers[at]?.results ?? [];
    const words = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
    );
    return [name, name in SINGLE ? words.map(({ id }) => id) : words];
  });
  return Object.fromEntries(found);
}

/** So many purchase orders of each kind more: what one form has moved, the next finds another of. */
const MORE = 4;

/** What forms are about beyond what the API has: of either shop, by its own forms where there are any. */
export async function givenThings() {
  for (const [{ id, domain }, held] of [
    [ONE, OURS],
    [TWO, THEIRS],
  ] as const) {
    const item = held.item + 1;
    await deliver(
      { topic: "inventory_items/update", body: itemBody({ id: item }), shop: domain },
      {
        topic: "inventory_levels/update",
        body: levelBody({ item, location: held.location, available: 0 }),
        shop: domain,
      },
      {
        topic: "inventory_levels/update",
        body: levelBody({ item, location: held.location + 1, available: 0 }),
        shop: domain,
      },
      ...[1, 2, 3].map((n) => ({ topic: "orders/create", body: `{"id":"none${n}"}`, shop: domain })),
      { topic: "products/update", body: `{"id":${held.product},"title":7}`, shop: domain },
    );
    await givenMoves(id, held);
    const { variants, places } = await thingsOf(id);
    const low = { velocity: "2", reorderPoint: "9", opened: "{}" };
    await done(domain, "PUT", `/products/${variants[1]}?at=variant`, new URLSearchParams(low));
    await done(domain, "PUT", `/products/${variants[0]}?at=${places[1]}`, new URLSearchParams(low));
    for (const door of BY_FORMS) {
      const [method = "", path = ""] = door.split(" ");
      for (const example of EXAMPLES[door]?.(await thingsOf(id)).slice(0, 2) ?? []) {
        const { address, body, headers } = asSent(path, named(example, domain), `given-token-${++given}`);
        await done(domain, method, address, body, headers);
      }
    }
    await env.DB.batch(
      [
        `INSERT INTO cost_changes (shop_id, variant_id, old_cost, new_cost, currency, state, created_at, updated_at) VALUES
          (?1, ${variants[0]}, 200, 250, 'EUR', 'confirmed', 1, 1), (?1, ${variants[1]}, 200, 260, 'EUR', 'refused', 1, 1)`,
        `INSERT INTO cost_changes (shop_id, variant_id, old_cost, new_cost, currency, state, created_at, updated_at)
          SELECT ?1, ${variants[0]} + 1000000 + value, 200, 250 + value, 'EUR', 'asked', 1, 1 FROM json_each('[1,2,3,4]')`,
        "UPDATE inventory_writes SET state = 'refused', refusal = 'No.' WHERE shop_id = ?1 AND idempotency_key GLOB '[rtc]*/*'",
        `UPDATE inventory_writes SET state = 'confirmed', refusal = NULL WHERE shop_id = ?1
          AND idempotency_key IN (SELECT idempotency_key FROM inventory_writes
            WHERE shop_id = ?1 AND idempotency_key LIKE 'receipt/%' ORDER BY id DESC LIMIT 2)`,
        `INSERT INTO variant_figures (shop_id, variant_id, units, foreign_cost, stock_value, velocity, sold_90, dead, needed, excess,
          excess_value, sold_365, revenue, out_days, missed, missed_sales)
          VALUES (?1, ${variants[0]}, 8, 0, 0, 0.1, 9, 0, 0, 0, 0, 9, 900, 0, 0, 0) ON CONFLICT DO UPDATE SET sold_365 = 9`,
        `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
          SELECT ?1, 'adjust/u' || value, '[]', 'received', 'uncertain', 1, 1 FROM json_each('[1,2,3]')`,
        "UPDATE endpoints SET state = 'off' WHERE id = (SELECT MAX(id) FROM endpoints WHERE shop_id = ?1)",
        `INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (?1, 'import', 'failed', '{}', 1, 1)
          ON CONFLICT DO UPDATE SET state = 'failed'`,
      ].map((sql) => env.DB.prepare(sql).bind(id)),
    );
  }
}

let given = 0;

/** Whose it is, as far as a name can say so. */
const named = ({ form, ...example }: Example, domain: string): Example => ({
  ...example,
  ...(form && { form: { ...form, ...(typeof form.name === "string" && { name: `${form.name} of ${domain}` }) } }),
});

const BY_FORMS = [
  ...[
    "POST /suppliers/new",
    "POST /suppliers/file",
    "POST /endpoints/new",
    "POST /moving-in/files",
    "POST /moving-in/orders",
  ],
  ...["PUT /settings", "POST /settings/documents/:kind", "PUT /products/:variantId/similar", "POST /views"],
  ...[
    "POST /purchase-orders/:orderId/receive",
    "PUT /purchase-orders/:orderId/receive",
    "PUT /transfers/:transferId/receipts",
    "POST /purchase-orders/:orderId/costs",
    "DELETE /purchase-orders/:orderId/costs/:costId",
    "POST /purchase-orders/:orderId/costs",
  ],
  ...["POST /promotions?index", "POST /uplifts?index", "POST /api-keys", "POST /prices/file"],
];

async function done(
  domain: string,
  method: string,
  address: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
) {
  const { status } = await visit(address, domain, { method, body, headers, redirect: "manual" });
  if (status >= 400) throw new Error(`${method} ${address} was answered with ${status}`);
}

/** Orders as drafts and sent, transfers as drafts and shipped, and a count that is complete. */
async function givenMoves(id: number, held: typeof OURS) {
  const shop = { id, timeZone: "UTC", currency: "EUR" };
  const now = Date.now();
  const { variants, places, reviewed } = await thingsOf(id);
  const [variantId, fromId, toId] = [Number(variants[0]), Number(places[0]), Number(places[1])];
  for (let n = 0; n < 2 * MORE; n++) {
    const order = {
      supplierId: held.supplier,
      locationId: fromId,
      lines: [{ variantId, quantity: 10 }],
      source: "hand" as const,
    };
    const made = await createOrder(env.DB, shop, { ...order, formToken: `more-${id}-${n}` }, null, now);
    if (made.kind !== "created") throw new Error(JSON.stringify(made));
    if (n >= MORE) await moveOrder(env.DB, shop, made.id, "sent", null, now);
    const moving = { fromId, toId, note: null, expectedDay: null, formToken: `more-${id}-${n}` };
    const transfer = await createTransfer(env.DB, shop, { ...moving, lines: [{ variantId, quantity: 10 }] }, null, now);
    if (transfer.kind !== "created") throw new Error(JSON.stringify(transfer));
    const form = { note: null, version: null, belowIsMeant: true, formToken: `ship-${id}-${n}` };
    if (n >= MORE) await shipTransfer(env.DB, shop, transfer.id, form, null, now);
  }
  const fields = new URLSearchParams({
    move: "complete",
    formToken: "complete-1",
    restIsNone: "yes",
    belowIsMeant: "yes",
  });
  await done(id === ONE.id ? ONE.domain : TWO.domain, "POST", `/counts/${reviewed[0]}/moves`, fields);
}
