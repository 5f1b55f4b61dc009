import { vi } from "vitest";
import { randomFrom } from "../support/random";
import { Courier } from "./courier";
import { post } from "./dev-store";
import { type Faults, flakyDatabase } from "./faults";
import { listen } from "./heard";
import { openHouse } from "./house";
import type { Jobs } from "./jobs";
import { Merchant } from "./merchant";
import { Witness } from "./witness";

export const BEGINS = Date.UTC(2035, 2, 9, 15);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const STEPS = 200;

const FAULTS: Faults = { door: 0.03, late: 0.1, killed: 0.1, unacknowledged: 0.1, database: 0.1 };

export interface Storm {
  witness: Witness;
  courier: Courier;
  jobs: Jobs;
  now: number;
}

/**
 * Two hundred things happen in the dev store within five days, most of them in bursts within a second, while every kind
 * of fault does its worst; then what is still under way arrives in peace.
 */
export async function weathered(seed: number, switches: { loss: number; sameSecond: boolean }): Promise<Storm> {
  const jobs = await openHouse(seed, BEGINS);
  await listen();
  const random = randomFrom(seed + 1000);
  const merchant = new Merchant(seed);
  const courier = await Courier.hire(jobs, random);
  const witness = await Witness.begin();
  await post("/switches", { duplicates: 0.1, reordering: 0.1, seed, ...switches });
  let now = BEGINS;
  for (let step = 1; step <= STEPS; step++) {
    const isLater = step % 40 === 0;
    now += isLater ? 23 * HOUR : 1 + Math.floor(random() * (step % 3 ? 3000 : 20));
    vi.setSystemTime(now);
    await merchant.act(witness.world, now);
    await witness.look();
    await courier.collect();
    if (random() < 0.4) await courier.work(now, FAULTS);
    if (!isLater) continue;
    await jobs.schedule("* * * * *");
    await jobs.schedule("7 * * * *");
    await jobs.drain(() => ({ DB: flakyDatabase(random, FAULTS.database) }));
  }
  return calmed({ witness, courier, jobs, now });
}

/** Work whose steps failed up to six times in a row is asked for again after twelve minutes. */
const PAUSES = [MINUTE, MINUTE, MINUTE, 13 * MINUTE];

/** What a shop sees a quarter of an hour after the last fault: everything has arrived, every cron has run. */
export async function calmed(storm: Storm): Promise<Storm> {
  let { now } = storm;
  for (const pause of PAUSES) {
    now += pause;
    vi.setSystemTime(now);
    await storm.courier.finish(now);
    await storm.jobs.schedule("* * * * *");
    await storm.jobs.schedule("7 * * * *");
    await storm.jobs.drain();
  }
  return { ...storm, now };
}
