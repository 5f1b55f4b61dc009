import { Agent, fetch } from "undici";
import { openPlace } from "../../app/shops/moving/numbers.server";
import type { Place } from "../../app/shops/moving/tables.server";
import type { InboxMessage } from "../../workers/deliveries/messages";
import { migrations } from "../instruments/database";
import { startWorker } from "../instruments/worker-process";
import { domainOf, type Story } from "./story";
import type { Again, Tried, Way } from "./worker";

export type House = Awaited<ReturnType<typeof houseOf>>;

export const BATCH = 100;
const nameOf = (index: number) => (index ? `DB_${index + 1}` : "DB");

/** A connection each: workerd closes those that are kept, at times as a batch is on its way. */
const dispatcher = new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });

/** So many databases in a workerd of their own; the shops in the first of them, `used` by turns. */
export async function houseOf(databases: number, used: number, shops: number) {
  const worker = await startWorker("bench/shops/worker.ts", {
    databases: Array.from({ length: databases }, (_, index) => nameOf(index)),
  });
  const post = async (to: string, body: unknown = null) => {
    const answer = await fetch(new URL(to, worker.address), { method: "POST", body: JSON.stringify(body), dispatcher });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };
  const places = Array.from({ length: databases }, (_, index): Place => {
    const sql = async (statements: string[]): Promise<Record<string, unknown>[][]> =>
      JSON.parse(await (await post(`/sql?place=${index + 1}`, statements)).text());
    return { queries: sql, run: sql };
  });
  const [first] = places;
  if (!first) throw new Error("There is no database.");
  for (const place of places) await place.run(migrations());
  for (const [index, place] of places.entries()) if (index) await openPlace(first, index + 1, place);
  for (const [index, place] of places.slice(0, used).entries()) {
    const own = Array.from({ length: shops }, (_, shop) => shop).filter((shop) => shop % used === index);
    await place.run(own.flatMap(installed));
    await first.run(
      own.map(
        (shop) => `INSERT INTO directory (domain, place, changed_at) VALUES ('${domainOf(shop)}', ${index + 1}, 0)`,
      ),
    );
  }
  const consume = async (messages: Tried[], place = 0): Promise<Again> =>
    JSON.parse(await (await post(`/consume?place=${place}`, messages)).text());
  return {
    places,
    consume,
    /** One batch after the other; told a place, by that database alone. */
    async consumeAll(messages: InboxMessage[], place = 0) {
      for (const some of batchesOf(messages)) {
        const again = await consume(some.map(firstTry), place);
        if (again.length) throw new Error(`${again.length} of a batch are to come again.`);
      }
    },
    /** The same batches, whose parts are handed to their databases beside each other. */
    async consumeParted(messages: InboxMessage[]) {
      for (const some of batchesOf(messages)) {
        const parts = Array.from({ length: used }, (_, index) =>
          some.filter(({ shop }) => Number(/\d+/.exec(shop)?.[0]) % used === index),
        );
        await Promise.all(parts.map((own, index) => own.length && consume(own.map(firstTry), index + 1)));
      }
    },
    forget: () => post("/forget"),
    /** By its number from 1; 0 is none. */
    fail: (place: number) => post(`/fail?place=${place}`),
    /** The databases of these shops found so many times, in one of the ways of the worker's `routed`. */
    route: (domains: string[], way: Way, times: number) =>
      post(`/route?way=${encodeURIComponent(way)}&times=${times}`, domains),
    cpuMilliseconds: () => worker.cpuMilliseconds(),
    close: () => worker.stop(),
  };
}

const firstTry = (body: InboxMessage): Tried => ({ body, attempts: 1 });

const batchesOf = (messages: InboxMessage[]) =>
  Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, batch) =>
    messages.slice(batch * BATCH, (batch + 1) * BATCH),
  );

const installed = (shop: number): string[] => {
  const own = `FROM shops WHERE domain = '${domainOf(shop)}'`;
  return [
    `INSERT INTO shops (domain, time_zone, installed_at, sales_from_day) VALUES ('${domainOf(shop)}', 'UTC', 1, 0)`,
    `INSERT INTO shop_settings (shop_id, updated_at) SELECT id, 0 ${own}`,
    `INSERT INTO shop_counts (shop_id) SELECT id ${own}`,
    `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days, minimum_order, case_pack, updated_at)
      SELECT id, 'shop', 0, 0, 7, 30, 0, 1, 1, 0 ${own}`,
  ];
};

/** Where the rows are not as the oracle says: 0 before the rest came, 1 after it. */
export async function missing({ places }: House, { last, orders }: Story, when: 0 | 1): Promise<string[]> {
  const [levels, sold] = [new Map<unknown, unknown>(), new Map<unknown, unknown>()];
  for (const place of places) {
    const [stock = [], lines = [], aside = []] = await place.queries([
      "SELECT s.domain || ' ' || l.inventory_item_id AS at, l.available FROM levels l JOIN shops s ON s.id = l.shop_id",
      "SELECT s.domain, COUNT(DISTINCT o.order_id) AS n FROM order_lines o JOIN shops s ON s.id = o.shop_id GROUP BY 1",
      "SELECT reason FROM quarantine WHERE shop_id > 0 LIMIT 1",
    ]);
    for (const { at, available } of stock) levels.set(at, available);
    for (const { domain, n } of lines) sold.set(domain, n);
    for (const { reason } of aside) return [`put aside: ${reason}`];
  }
  return [
    ...[...(last[when] ?? [])].flatMap(([at, available]) =>
      levels.get(at) === available ? [] : [`${at}: ${levels.get(at)}, not ${available}`],
    ),
    ...[...(orders[when] ?? [])].flatMap(([domain, ids]) =>
      sold.get(domain) === ids.size ? [] : [`${domain}: ${sold.get(domain)} orders, not ${ids.size}`],
    ),
  ];
}
