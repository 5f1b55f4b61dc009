import { setTimeout } from "node:timers/promises";
import { moveShop, type Outcome } from "../../app/shops/moving/move.server";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { BATCH, type House, missing } from "./house";
import { domainOf, type Story } from "./story";
import type { Tried } from "./worker";

/** Batches that are under way at once. */
const CONSUMERS = 4;
const IN_A_HURRY = 0.1;
/** Two shops, and where they go: the second away from the database that fails afterwards. */
const MOVES = [
  { shop: 0, to: 3 },
  { shop: 3, to: 1 },
];
const FAILING = 4;

/**
 * The rest comes within so many minutes, while two shops move and then one database fails for a minute. Where it is none, all is over in
 * seconds: the clock is put forward in place of each wait.
 */
export async function throughTrouble(house: House, story: Story, minutes: number): Promise<string[]> {
  const hurry = minutes ? 1 : 0.01;
  let ahead = 0;
  const places = new Map(house.places.map((place, index) => [index + 1, place]));
  const [directory] = house.places;
  if (!directory) throw new Error("There is no database.");
  const queue = new Queue(house, story.rest, (minutes || IN_A_HURRY) * 60_000, hurry);
  const goOn = async ({ shop, to }: { shop: number; to: number }): Promise<Outcome> => {
    const outcome = await moveShop({ directory, places, domain: domainOf(shop), to, now: () => Date.now() + ahead });
    if (outcome.kind === "refused") throw new Error(outcome.because);
    return outcome;
  };
  const wait = async (until: number) => {
    if (minutes) await setTimeout(Math.max(0, until - Date.now() - ahead));
    else ahead = Math.max(ahead, until - Date.now());
    // What an isolate forgets in half a minute by itself.
    if (!minutes) await house.forget();
  };
  const moved = async (move: { shop: number; to: number }) => {
    for (;;) {
      const outcome = await goOn(move);
      if (outcome.kind === "moved") return console.log(`    ${domainOf(move.shop)} has moved, ${outcome.rows} rows`);
      if (outcome.kind === "held") await wait(outcome.until);
    }
  };
  const troubles = async () => {
    await Promise.all(MOVES.map(moved));
    await house.fail(FAILING);
    await setTimeout(60_000 * hurry);
    await house.fail(0);
  };
  await Promise.all([troubles(), queue.empty()]);
  console.log(
    `    ${queue.retried} tries were in vain, the longest wait of a delivery ${Math.round(queue.longest / 1000)} s`,
  );
  ahead += 3_600_000;
  const ends = await Promise.all(MOVES.map(goOn));
  const homes = await Promise.all(
    house.places.map(async (place) => {
      const [rows = []] = await place.queries([
        `SELECT domain FROM shops WHERE domain IN (${MOVES.map(({ shop }) => `'${domainOf(shop)}'`).join(", ")})`,
      ]);
      return rows.map(({ domain }) => domain);
    }),
  );
  return [
    ...ends.filter(({ kind }) => kind !== "cleaned").map((end) => JSON.stringify(end)),
    ...(homes.flat().length === MOVES.length && homes[2]?.length && homes[0]?.length ? [] : [JSON.stringify(homes)]),
    ...(await missing(house, story, 1)),
  ];
}

/** Messages as they fall due, a hundred at most at once, those that are to come again after as long as the consumer asks for. */
class Queue {
  retried = 0;
  /** In ms, from when it was due first. */
  longest = 0;
  private waiting: (Tried & { dueAt: number; since: number })[];

  constructor(
    private readonly house: House,
    messages: InboxMessage[],
    within: number,
    private readonly hurry: number,
  ) {
    const begins = Date.now();
    this.waiting = messages.map((body, index) => {
      const dueAt = begins + (within * index) / messages.length;
      return { body, attempts: 1, dueAt, since: dueAt };
    });
  }

  /** Until nothing is left. */
  async empty() {
    let left = this.waiting.length;
    const consumer = async () => {
      while (left) {
        const some = this.due();
        if (!some.length) {
          await setTimeout(50);
          continue;
        }
        const again = await this.house.consume(some.map(({ body, attempts }) => ({ body, attempts })));
        const back = new Map(again);
        for (const [index, each] of some.entries()) {
          const delay = back.get(index);
          if (delay === undefined) {
            left--;
            this.longest = Math.max(this.longest, Date.now() - each.since);
            continue;
          }
          this.retried++;
          this.waiting.push({ ...each, attempts: each.attempts + 1, dueAt: Date.now() + delay * 1000 * this.hurry });
        }
      }
    };
    await Promise.all(Array.from({ length: CONSUMERS }, consumer));
  }

  private due() {
    const now = Date.now();
    const some: typeof this.waiting = [];
    this.waiting = this.waiting.filter((each) => {
      if (each.dueAt > now || some.length >= BATCH) return true;
      some.push(each);
      return false;
    });
    return some;
  }
}
