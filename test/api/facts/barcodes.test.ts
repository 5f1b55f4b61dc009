import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { findVariantsNamed } from "../../../app/replenishment/overviews/variants-named.server";
import { readProduct } from "../../../workers/jobs/read/product";
import { productBody } from "../../support/bodies";
import { contextOf } from "../../support/jobs";
import { type PlayedBarcode, PlayedShopify } from "../../support/played-shopify";
import { randomFrom, shuffled } from "../../support/random";
import { first } from "../../support/rows";
import { consume, installShop, post, SHOP } from "../../support/shopify";

const [OLD, NEW, SECOND] = ["5010000010423", "4006381333931", "036000291452"];
const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;
const READ = { kind: "read-product", shop: SHOP, productId: "101" } as const;

let shopify: PlayedShopify;
beforeEach(async () => {
  await installShop();
  shopify = new PlayedShopify();
});

/** What Shopify tells of a change, at once. */
const told = async (barcode: string | null, seconds: number, more: Record<string, unknown> = {}) =>
  (
    await post({
      topic: "products/update",
      body: productBody({ at: at(seconds), variants: [{ barcode, ...more }] }),
      triggeredAt: at(seconds) + 500,
    })
  ).messages;

function holds(seconds: number, ...barcodes: PlayedBarcode[]) {
  shopify.products = [{ id: 101, title: "Kettle", at: at(seconds) }];
  shopify.variants = [{ id: 301, product: 101, item: 501, at: at(seconds), sku: "SKU-301", barcodes }];
}

const read = async (message: Extract<JobMessage, { kind: "read-product" }> = READ) =>
  readProduct(await contextOf({ admin: shopify.admin, now: NOW }), message);

const known = async () => {
  const row = await first<{ barcode: string | null; barcodes: string }>("SELECT barcode, barcodes FROM variants");
  const pairs = JSON.parse(row?.barcodes ?? "[]").map(([value, type]: PlayedBarcode) => [value, type]);
  return { first: row?.barcode ?? null, all: pairs };
};
/** A minute later, as far as asking again goes. */
const restOver = () => env.DB.prepare("DELETE FROM askings").run();

describe("a variant of several barcodes", () => {
  it("has them all once its product was read, and is found by each", async () => {
    holds(1, [OLD, "EAN"], [SECOND, "UPC"], ["own-7", null]);
    expect((await consume(await told(OLD, 1))).jobs).toEqual([READ]);
    expect(await known()).toEqual({ first: OLD, all: [[OLD, null]] });
    await read();
    const all = [
      [OLD, "EAN"],
      [SECOND, "UPC"],
      ["own-7", null],
    ];
    expect(await known()).toEqual({ first: OLD, all });
    const found = await findVariantsNamed(env.DB, { id: 1 }, [OLD, SECOND, `0${SECOND}`, "OWN-7"]);
    expect([...found.values()].map(({ kind }) => kind)).toEqual(["found", "found", "found", "found"]);
  });

  it("keeps them while its bodies tell the same first one, and nobody is asked", async () => {
    holds(1, [OLD, "EAN"], [SECOND, null]);
    await consume(await told(OLD, 1));
    await read();
    await restOver();
    expect((await consume(await told(OLD, 20, { title: "Large" }))).jobs).toEqual([]);
    expect(await first("SELECT title FROM variants")).toEqual({ title: "Large" });
    expect((await known()).all).toEqual([
      [OLD, "EAN"],
      [SECOND, null],
    ]);
  });

  it("has the new one alone where the first one changed, until the product was read again", async () => {
    holds(1, [OLD, "EAN"], [SECOND, null]);
    await consume(await told(OLD, 1));
    await read();
    await restOver();
    const changed = await told(NEW, 20);
    expect((await consume(changed)).jobs).toEqual([READ]);
    expect(await known()).toEqual({ first: NEW, all: [[NEW, null]] });
    expect((await findVariantsNamed(env.DB, { id: 1 }, [SECOND])).get(SECOND)).toEqual({ kind: "none" });
    // The same delivery once more asks once more, within what a minute allows: who died before asking has it again.
    expect((await consume(changed)).jobs).toEqual([READ]);
    expect((await consume(changed)).jobs).toEqual([]);
    holds(20, [NEW, null], [SECOND, "UPC"]);
    await read();
    await restOver();
    expect((await known()).all).toEqual([
      [NEW, null],
      [SECOND, "UPC"],
    ]);
    expect((await consume(changed)).jobs).toEqual([]);
  });

  it("has none where its body tells none, and nobody is asked", async () => {
    holds(1, [OLD, "EAN"], [SECOND, null]);
    await consume(await told(OLD, 1));
    await read();
    await restOver();
    for (const [seconds, none] of [
      [20, null],
      [21, ""],
    ] as const)
      expect((await consume(await told(none, seconds))).jobs).toEqual([]);
    expect(await known()).toEqual({ first: null, all: [] });
    expect(await first("SELECT COUNT(*) AS n FROM barcodes")).toEqual({ n: 0 });
  });

  it("ends alike whatever the order of its bodies, each twice, once what was asked for is read", async () => {
    holds(30, [NEW, "EAN"], [SECOND, "UPC"]);
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const bodies = await Promise.all([told(OLD, 1), told(NEW, 10), told(OLD, 20), told(NEW, 30)]);
      const random = randomFrom(seed);
      for (const messages of shuffled([...bodies, ...bodies], random)) {
        const { jobs } = await consume(messages);
        if (jobs.length > 0) await read();
        await restOver();
      }
      expect((await known()).all, `seed ${seed}`).toEqual([
        [NEW, "EAN"],
        [SECOND, "UPC"],
      ]);
      await env.DB.batch(["products", "variants"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
    }
  });

  it("is read on a later page of its product as well", async () => {
    shopify.products = [{ id: 101, title: "Kettle", at: at(1) }];
    shopify.variants = Array.from({ length: 50 }, (_, n) => ({
      ...{ id: 301 + n, product: 101, item: 501 + n, at: at(1), sku: `SKU-${n}` },
      barcodes: [
        [`first-${n}`, null],
        [`second-${n}`, null],
      ] satisfies PlayedBarcode[],
    }));
    await read();
    expect(shopify.asked.filter(({ name }) => name === "ProductVariants")).toHaveLength(3);
    expect((await findVariantsNamed(env.DB, { id: 1 }, ["second-49"])).get("second-49")?.kind).toBe("found");
  });
});
