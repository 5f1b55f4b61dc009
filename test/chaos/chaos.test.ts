import { env } from "cloudflare:workers";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { misbooked, onTheWay } from "./books";
import { post } from "./dev-store";
import { type Difference, differences } from "./differences";
import { misheard } from "./heard";
import { closeHouse } from "./house";
import { unbalanced } from "./ledger";
import { knowable, lastLevels, ofLiving, unexplained } from "./loss";
import { orphans, rowsOfShops } from "./orphans";
import { misreceived } from "./received";
import { OTHER } from "./receivers";
import { BEGINS, calmed, weathered } from "./storm";
import { tallied } from "./tally";

const { STORMS, STORMS_TOLD } = z.object({ STORMS: z.string(), STORMS_TOLD: z.string() }).parse(env);

afterEach(({ task }) => {
  if (STORMS_TOLD) console.info(tallied(Date.now() - BEGINS));
  // An hour that is ended early never comes to the list of what failed.
  if (STORMS_TOLD) for (const { message, diff } of task.result?.errors ?? []) console.info(`red: ${message}\n${diff}`);
  closeHouse();
});

const SEEDS = STORMS.split(",").map(Number);

/** What was lost is mostly made good by a later delivery of the same; that of a level's last is by none. */
const differing: Difference[] = [];
let lasting = 0;
afterAll(() => {
  if (!STORMS_TOLD) expect(differing.length > 0 || lasting === 0, "what was lost made no difference").toBe(true);
});

/** What none of the storms that always blow has done, none can have seen go wrong. */
const done = {
  "differences of counts": 0,
  "damaged in transfers": 0,
  "receipts taken back": 0,
};
afterAll(() => {
  if (!STORMS_TOLD) expect(Object.entries(done).filter(([, often]) => often === 0)).toEqual([]);
});

describe.each(SEEDS)("after two hundred things that happened while everything failed that can: seed %i", (seed) => {
  it("nothing differs from the oracle where nothing was lost", async () => {
    const storm = await weathered(seed, { loss: 0, sameSecond: seed % 2 === 0 }, { imports: true });
    expect(storm.courier.lost).toEqual([]);
    if (!STORMS_TOLD) expect(storm.keeper.done(), `seed ${seed}`).toBeGreaterThan(10);
    const { receipts, arrivals } = storm.keeper.notebook;
    done["differences of counts"] += [...storm.keeper.shopify.written.keys()].filter((key) =>
      key.startsWith("count/"),
    ).length;
    done["damaged in transfers"] += arrivals.filter(({ damaged }) => damaged > 0).length;
    done["receipts taken back"] += [...receipts, ...arrivals].filter(({ isTakenBack }) => isTakenBack).length;
    expect(await differences(storm.witness.world, storm.now, onTheWay(storm.keeper.notebook)), `seed ${seed}`).toEqual(
      [],
    );
    expect(await orphans(), `seed ${seed}`).toEqual([]);
    expect(await misheard(storm.witness, BEGINS), `seed ${seed}`).toEqual([]);
    expect(await unbalanced(storm.keeper.notebook), `seed ${seed}`).toEqual([]);

    expect(await misbooked(storm.keeper, storm.witness.world), `seed ${seed}`).toEqual([]);

    await storm.receivers.finish(storm.now, storm.jobs);
    expect(await misreceived(storm), `seed ${seed}`).toEqual([]);

    await post("/uninstall");
    await post("/compliance", { topic: "shop/redact" });
    await calmed({ ...storm, now: storm.receivers.clock });
    const kept = Object.entries(await rowsOfShops(OTHER)).filter(([, rows]) => rows > 0);
    expect(kept, `seed ${seed}, after the erasure`).toEqual([]);
  });

  it("only what was lost differs, and nothing once Shopify was asked", async () => {
    const storm = await weathered(seed, { loss: 0.02, sameSecond: false }, { imports: false });
    const { witness, courier, keeper, jobs } = storm;
    const found = await differences(witness.world, storm.now, onTheWay(keeper.notebook));
    expect(courier.lost, `seed ${seed}`).not.toEqual([]);
    differing.push(...found);
    lasting += lastLevels(courier.lost, courier.brought, witness.world).length;
    expect(unexplained(found, courier.lost, witness), `seed ${seed}`).toEqual([]);

    await jobs.compareWithShopify();
    const { now } = await calmed(storm);
    const left = await differences(knowable(witness, courier.brought), now, onTheWay(keeper.notebook));
    expect(ofLiving(left, witness.world), `seed ${seed}, after the comparison`).toEqual([]);
    expect(await unbalanced(keeper.notebook), `seed ${seed}`).toEqual([]);
    expect(await orphans(), `seed ${seed}`).toEqual([]);
  });
});
