import { env } from "cloudflare:workers";
import { isoDay } from "../../../app/days/iso-day";
import { settingsOf } from "../../../app/env";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { tokensGranted } from "../../../app/session/tokens/tokens.server";
import { givenCounts } from "../../api/v1/counts";
import { givenOrders } from "../../api/v1/orders";
import { givenEvents } from "../../api/v1/outbound";
import { givenStock, OURS, THEIRS } from "../../api/v1/stock";
import { givenTransfers } from "../../api/v1/transfers";
import { itemBody, orderBody } from "../../support/bodies";
import { deliver } from "../../support/shopify";
import { givenShops, ONE, TWO } from "../../support/two-shops";
import { sendRows } from "../file-rows";
import { visit } from "../visit";
import { givenThings } from "./things";

const today = () => Math.floor(Date.now() / 86_400_000);

/** Two shops that have some of everything; what the doors take came through them. */
export async function givenBothShops() {
  await givenShops();
  await givenStock();
  await givenEvents();
  await givenOrders();
  await givenTransfers();
  await givenCounts();
  const ring = await keyRing(settingsOf(env).TOKEN_KEYS);
  for (const [{ id, domain }, held] of [
    [ONE, OURS],
    [TWO, THEIRS],
  ] as const) {
    const expires = { accessExpiresAt: 9e12, refreshExpiresAt: 9e12 };
    const scopes = "read_products,write_inventory";
    await env.DB.batch([
      await tokensGranted(env.DB, ring, id, { accessToken: "a", refreshToken: "r", scopes, ...expires }),
      env.DB.prepare("UPDATE shops SET name = domain, currency = 'EUR' WHERE id = ?").bind(id),
    ]);
    const line = { variant_id: held.variant, product_id: held.product, quantity: 2 };
    await deliver(
      { topic: "inventory_items/update", body: itemBody({ id: held.item }), shop: domain },
      { topic: "orders/create", body: orderBody({ id: 7000 + id, lines: [line] }), shop: domain },
      { topic: "orders/create", body: '{"id":"none"}', shop: domain },
    );
    await sendFiles(domain);
    await sendForms(domain);
  }
  await givenThings();
}

/** What Shopify says to the few forms that wait for its word: there is one sale of one unit, and nothing that it would tell us of. */
export function shopifySays(query: string): object {
  const sale = {
    id: "gid://shopify/Order/9007199254740993",
    name: "#1001",
    processedAt: "2026-11-20T10:00:00Z",
    cancelledAt: null,
    displayFulfillmentStatus: "UNFULFILLED",
  };
  const variant = { id: `gid://shopify/ProductVariant/${OURS.variant}` };
  const pageInfo = { hasNextPage: false, endCursor: null };
  const lineItems = { nodes: [{ currentQuantity: 9000, unfulfilledQuantity: 9000, variant }], pageInfo };
  if (query.includes("query SaleToShip")) return { data: { order: { ...sale, lineItems } } };
  if (query.includes("query SalesFound")) return { data: { orders: { nodes: [sale] } } };
  if (query.includes("query WebhookSubscriptions")) return { data: { webhookSubscriptions: { nodes: [], pageInfo } } };
  return query.includes("mutation CreateSubscription")
    ? { data: { webhookSubscriptionCreate: { userErrors: [] } } }
    : {};
}

async function sendFiles(domain: string) {
  await sendRows("/rules/file", domain, [
    ["level", "sku_or_product_or_supplier", "lead_time_days"],
    ["variant", "MUG-B", "9"],
  ]);
  await sendRows("/prices/file", domain, [
    ["supplier", "sku", "unit_cost"],
    [`Acme of ${domain}`, "MUG-B", "4.50"],
  ]);
}

async function sendForms(domain: string) {
  const days = { fromDay: isoDay(today() + 5), toDay: isoDay(today() + 8) };
  const past = { fromDay: isoDay(today() - 8), toDay: isoDay(today() - 5) };
  const { variantId } = (await env.DB.prepare(
    "SELECT v.id AS variantId FROM variants v JOIN shops s ON s.id = v.shop_id WHERE s.domain = ? AND v.sku = 'MUG-B'",
  )
    .bind(domain)
    .first<{ variantId: number }>()) ?? { variantId: 0 };
  for (const [method, path, fields] of [
    ["POST", "/promotions?index", { name: `Sale of ${domain}`, level: "shop", subject: "0", ...past }],
    ["POST", "/uplifts?index", { name: `Rush of ${domain}`, factor: "2", level: "shop", ...days }],
    ["POST", "/views", { page: "products", name: `View of ${domain}`, search: "q=mug" }],
    ["PUT", "/reorder/quantities", { quantities: `${variantId}:4` }],
    ["PUT", "/alerts/snoozes", { variants: `[${variantId}]`, days: "7" }],
    ["PUT", "/reorder/snoozes", { variants: `${variantId}`, days: "7" }],
  ] as const) {
    const { status } = await visit(path, domain, { method, body: new URLSearchParams(fields), redirect: "manual" });
    if (status >= 400) throw new Error(`${method} ${path} was answered with ${status}`);
  }
}
