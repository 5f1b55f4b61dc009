import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { post } from "./dev-store";
import { differences } from "./differences";
import { closeHouse } from "./house";
import { knowable, ofLiving, unexplained } from "./loss";
import { orphans, rowsOfShops } from "./orphans";
import { calmed, weathered } from "./storm";

afterEach(closeHouse);

describe("after two hundred things that happened while everything failed that can", () => {
  it.each([1, 2])("nothing differs from the oracle where nothing was lost: seed %i", async (seed) => {
    const { witness, courier, now } = await weathered(seed, { loss: 0, sameSecond: seed % 2 === 0 });
    expect(courier.lost).toEqual([]);
    expect(await differences(witness.world, now), `seed ${seed}`).toEqual([]);
    expect(await orphans(), `seed ${seed}`).toEqual([]);
  });

  it.each([3, 4, 5, 6])(
    "only what was lost differs from the oracle, and nothing once Shopify was asked: seed %i",
    async (seed) => {
      const storm = await weathered(seed, { loss: 0.02, sameSecond: false });
      const { witness, courier, jobs } = storm;
      expect(courier.lost.length).toBeGreaterThan(0);
      const found = await differences(witness.world, storm.now);
      expect(found).not.toEqual([]);
      expect(unexplained(found, courier.lost, witness), `seed ${seed}`).toEqual([]);

      await jobs.compareWithShopify();
      const { now } = await calmed(storm);
      const left = await differences(knowable(witness, courier.brought), now);
      expect(ofLiving(left, witness.world), `seed ${seed}`).toEqual([]);
      expect(await orphans(), `seed ${seed}`).toEqual([]);
    },
  );
});

it("keeps no row of a shop that left and asked for its erasure", async () => {
  const storm = await weathered(11, { loss: 0, sameSecond: false });
  await post("/uninstall");
  await post("/compliance", { topic: "shop/redact" });
  await calmed(storm);
  expect(Object.entries(await rowsOfShops()).filter(([, rows]) => rows > 0)).toEqual([]);
  expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM shops").first("n")).toBe(0);
});
