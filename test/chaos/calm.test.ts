import { afterEach, expect, it, vi } from "vitest";
import { look, type Remembered } from "../oracle/alerts";
import { standsIn } from "../oracle/stands";
import { episodesHeld } from "./app-rows";
import { Courier } from "./courier";
import { differences, inOrder, PLANNING } from "./differences";
import { closeHouse, openHouse } from "./house";
import { Merchant } from "./merchant";
import { Witness } from "./witness";

const BEGINS = Date.UTC(2035, 2, 9, 15);
const HOUR = 3_600_000;
const STEPS = 90;

afterEach(closeHouse);

/** Over a night in which New York's clocks change, and some days more. */
it.each([1])(
  "tells the same as the oracle after each thing that happens, alerts and their times too: seed %i",
  async (seed) => {
    const jobs = await openHouse(seed, BEGINS);
    const merchant = new Merchant(seed);
    const courier = await Courier.hire(jobs);
    const witness = await Witness.begin();
    const { world } = witness;
    let episodes: Remembered[] = look([], standsIn(world, PLANNING, BEGINS), BEGINS);
    expect(await differences(world, BEGINS)).toEqual([]);

    let now = BEGINS;
    for (let step = 1; step <= STEPS; step++) {
      const isLater = step % 12 === 0;
      now += isLater ? 9 * HOUR : 1 + (step % 3) * 7000;
      vi.setSystemTime(now);
      if (isLater) {
        await jobs.schedule("7 * * * *");
        await jobs.drain();
        episodes = look(episodes, standsIn(world, PLANNING, now), now);
      }
      const did = await merchant.act(world, now);
      await witness.look();
      await courier.finish(now);
      await jobs.drain();
      episodes = look(episodes, standsIn(world, PLANNING, now), now);
      expect(await differences(world, now), `seed ${seed}, step ${step}: ${did}`).toEqual([]);
      expect(inOrder(await episodesHeld()), `seed ${seed}, step ${step}: ${did}`).toEqual(inOrder(episodes));
    }
    expect(episodes.filter(({ openedAt }) => openedAt > BEGINS).length).toBeGreaterThan(3);
    expect(episodes.filter(({ closedAt }) => closedAt !== null).length).toBeGreaterThan(3);
  },
);
