import { env } from "cloudflare:workers";
import type { JobKind } from "../../../app/jobs/jobs.server";
import { importShop } from "../../../workers/jobs/import/import";
import type { JobStep } from "../../../workers/jobs/job";
import { beginReconciliation, reconcileShop } from "../../../workers/jobs/reconcile/reconcile";
import { contextOf } from "../../support/jobs";
import type { PlayedShopify } from "../../support/played-shopify";
import { SHOP } from "../../support/shopify";

const HOUR = 3_600_000;

/** So many variants at two places each, with an order for each tenth, all long at rest. */
export function stockUp(shopify: PlayedShopify, variants: number) {
  const long = shopify.now - 30 * HOUR;
  shopify.locations = [
    { id: 901, name: "Warehouse", at: long },
    { id: 902, name: "Shop floor", at: long },
  ];
  for (let n = 1; n <= variants; n++) {
    shopify.products.push({ id: 100_000 + n, title: `Product ${n}`, at: long });
    shopify.variants.push({ id: 300_000 + n, product: 100_000 + n, item: 500_000 + n, at: long, sku: `SKU-${n}` });
    for (const location of [901, 902]) shopify.setLevel(500_000 + n, location, n % 50, long);
    if (n % 10 === 0)
      shopify.orders.push({
        ...{ id: 700_000 + n, at: long, updatedAt: long },
        lines: [{ id: 800_000 + n, variant: 300_000 + n, quantity: 3 }],
      });
  }
}

export const importFrom = (shopify: PlayedShopify) => untilDone(shopify, "import", importShop);

/** A whole comparison. */
export async function reconcileWith(shopify: PlayedShopify, database = env.DB) {
  await beginReconciliation(await contextOf(shopify, { kind: "reconcile", database }), {
    kind: "begin-reconciliation",
    shop: SHOP,
  });
  return goOn(shopify, database);
}

export const goOn = (shopify: PlayedShopify, database = env.DB) =>
  untilDone(shopify, "reconcile", reconcileShop, database);

async function untilDone(shopify: PlayedShopify, kind: JobKind, step: JobStep, database = env.DB) {
  for (let steps = 1; steps < 300; steps++)
    if ((await step(await contextOf(shopify, { kind, database }), { kind: "reconcile", shop: SHOP })) === "done")
      return steps;
  throw new Error("no end");
}
