import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { beginningAfter } from "../../app/jobs/import-beginning";
import { findJob, jobStarted } from "../../app/jobs/jobs.server";
import { randomFrom } from "../support/random";
import { Courier } from "./courier";
import { post, SHOP } from "./dev-store";
import { type Faults, flakyDatabase } from "./faults";
import { openHouse } from "./house";
import type { Jobs } from "./jobs";
import { Keeper } from "./keeper/keeper";
import { Merchant } from "./merchant";
import { Receivers } from "./receivers";
import { beginTally, count } from "./tally";
import { Witness } from "./witness";

export const BEGINS = Date.UTC(2035, 2, 9, 15);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const STEPS = 200;
/** The step at which all is imported once more, while the rest goes on. */
const IMPORTED_AT = 90;

const FAULTS: Faults = {
  door: 0.03,
  late: 0.1,
  killed: 0.1,
  unacknowledged: 0.1,
  database: 0.1,
  shopify: 0.1,
  receiver: 0.3,
};

export interface Storm {
  witness: Witness;
  courier: Courier;
  keeper: Keeper;
  jobs: Jobs;
  receivers: Receivers;
  now: number;
}

/**
 * Two hundred things happen in the dev store within five days, most of them in bursts within a second, while every kind
 * of fault does its worst; then what is still under way arrives in peace.
 */
export async function weathered(
  seed: number,
  switches: { loss: number; sameSecond: boolean },
  { imports }: { imports: boolean },
): Promise<Storm> {
  const jobs = await openHouse(seed, BEGINS);
  beginTally();
  const receivers = await Receivers.listen(randomFrom(seed + 3000));
  receivers.faults = FAULTS.receiver;
  const random = randomFrom(seed + 1000);
  const merchant = new Merchant(seed);
  const courier = await Courier.hire(jobs, random);
  jobs.beforeAlarm = () => courier.collect();
  const keeper = await Keeper.hire(jobs, randomFrom(seed + 2000));
  const witness = await Witness.begin();
  await post("/switches", { duplicates: 0.1, reordering: 0.1, seed, ...switches });
  keeper.shopify.lostAnswers = FAULTS.shopify;
  let now = BEGINS;
  const flaky = () => flakyDatabase(random, FAULTS.database);
  for (let step = 1; step <= STEPS; step++) {
    const isLater = step % 40 === 0;
    now = Math.max(now, receivers.clock);
    now += isLater ? 23 * HOUR : 1 + Math.floor(random() * (step % 3 ? 3000 : 20));
    vi.setSystemTime(now);
    await merchant.act(witness.world, now);
    count("happenings");
    await witness.look();
    await courier.collect();
    if (random() < 0.4) await courier.work(now, FAULTS);
    if (random() < 0.3) await keeper.act(witness.world, now, flaky());
    if (imports && step === IMPORTED_AT) await importAsked(jobs, now);
    if (random() < 0.3) await jobs.some(1 + Math.floor(random() * 4), { DB: flaky() });
    if (random() < 0.3) await receivers.work(now, flaky());
    if (!isLater) continue;
    await receivers.mend(now, jobs);
    await jobs.schedule("* * * * *");
    await jobs.schedule("7 * * * *");
    await jobs.drain(() => ({ DB: flaky() }));
  }
  keeper.shopify.lostAnswers = 0;
  return calmed({ witness, courier, keeper, jobs, receivers, now: Math.max(now, receivers.clock) });
}

export async function importAsked(jobs: Jobs, now: number) {
  await jobStarted(env.DB, 1, "import", beginningAfter(await findJob(env.DB, 1, "import")), now).run();
  jobs.add({ kind: "import", shop: SHOP });
}

/** Work whose steps failed up to six times in a row is asked for again after twelve minutes. */
const PAUSES = [MINUTE, MINUTE, MINUTE, 13 * MINUTE];

/** What a shop sees a quarter of an hour after the last fault: everything has arrived, every cron has run. */
export async function calmed(storm: Storm): Promise<Storm> {
  let { now } = storm;
  for (const pause of PAUSES) {
    now += pause;
    vi.setSystemTime(now);
    for (let turn = 0; turn < 8 && !storm.keeper.isDone(); turn++) await storm.keeper.goOn(env.DB);
    // An import of which every step failed for a day is given up, and Sync asks for it again.
    if ((await findJob(env.DB, 1, "import"))?.state === "failed") await importAsked(storm.jobs, now);
    await storm.jobs.drain();
    await storm.witness.look();
    await storm.courier.finish(now);
    await storm.jobs.schedule("* * * * *");
    await storm.jobs.schedule("7 * * * *");
    await storm.jobs.drain();
    // What the crons have asked for is written by now, and is told of as all is.
    await storm.keeper.settle(now);
    await storm.witness.look();
    await storm.courier.finish(now);
    await storm.jobs.drain();
  }
  return { ...storm, now };
}
