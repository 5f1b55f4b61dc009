import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { listWaits } from "../../../app/shops/askings.server";
import { installShop } from "../../support/shopify";

const NOW = Date.UTC(2026, 10, 28, 9);
const MINUTE = 60_000;

beforeEach(() => installShop());

const waits = async (now: number, ...works: string[]) =>
  (
    await listWaits(
      env.DB,
      works.map((work) => ({ shopId: 1, work })),
      now,
    )
  ).map(({ work, wait }) => [work, wait]);

it("what is asked for again and again is done at once and once more a minute later", async () => {
  expect(await waits(NOW, "import")).toEqual([["import", 0]]);
  expect(await waits(NOW + 20_000, "import")).toEqual([["import", 40_000]]);
  for (let second = 21; second < 60; second++) expect(await waits(NOW + second * 1000, "import")).toEqual([]);
  expect(await waits(NOW + MINUTE, "import")).toEqual([["import", MINUTE]]);
  expect(await waits(NOW + 3 * MINUTE, "import")).toEqual([["import", 0]]);
});

it("each thing rests by itself, and one asked for twice at once is asked for once", async () => {
  expect(await waits(NOW, "read-product/1", "read-product/2", "read-product/1")).toHaveLength(2);
  expect(await waits(NOW + 1, "read-product/3", "read-product/1")).toEqual([
    ["read-product/3", 0],
    ["read-product/1", MINUTE - 1],
  ]);
});

it("a shop's rest is not another's", async () => {
  await waits(NOW, "import");
  expect(await listWaits(env.DB, [{ shopId: 2, work: "import" }], NOW)).toEqual([
    { shopId: 2, work: "import", wait: 0 },
  ]);
});
