// A thousand shops on four databases, a day of Black Friday's deliveries in a hurry: SHOPS=1000 ORDERS=20000 npm run bench -- shops.
// Two shops move meanwhile, and one database fails for a while. Then the same on one database, for what routing costs.

import { Miniflare } from "miniflare";
import { forgetPlaces } from "../app/shops/databases.server";
import { moveShop } from "../app/shops/moving/move.server";
import { openPlace } from "../app/shops/moving/numbers.server";
import type { Place } from "../app/shops/moving/rows.server";
import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { randomFrom, shuffled } from "../test/support/random";
import { consumeInbox } from "../workers/deliveries/inbox";
import type { InboxMessage } from "../workers/deliveries/messages";
import { migrations } from "./database";
import { type Delivery, messagesOf } from "./inbox";
import { NO_METRICS, queueInto } from "./shop";

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const SHOPS = number("SHOPS", 40);
const ORDERS = number("ORDERS", 400);
const ROUNDS = number("ROUNDS", 2);
const DATABASES = 4;
const BATCH = 100;
const LOCATION = 901;
/** Of a thousand shops: most are small, few are large. */
const SIZES = [3, 3, 3, 3, 3, 3, 3, 10, 10, 30];
const HOLD = 120_000;
const CLEAN = 1_100_000;

interface House {
  /** As the consumer is given it. */
  env: { DB: D1Database } & Record<string, unknown>;
  databases: D1Database[];
  close: () => Promise<void>;
}

const domainOf = (shop: number) => `shop-${shop}.myshopify.com`;
const variantsOf = (shop: number) => SIZES[shop % SIZES.length] ?? 3;

/** The database that fails now, by its number from 0. */
let failing = -1;

export default async function shops() {
  const story = await storyOf();
  const several = await houseOf(DATABASES);
  const one = await houseOf(1);
  try {
    for (const house of [several, one]) await consumeAll(house, story.catalogue);
    const parts = Array.from({ length: 2 * ROUNDS }, (_, part) =>
      story.day.filter((_, index) => index % (2 * ROUNDS) === part),
    );
    const spent = { several: 0, one: 0 };
    for (const [part, messages] of parts.entries()) {
      // A B B A: each database has had each part, and neither is always the first.
      for (const kind of part % 2 ? (["one", "several"] as const) : (["several", "one"] as const)) {
        const before = process.cpuUsage();
        await consumeAll(kind === "one" ? one : several, messages);
        const { user, system } = process.cpuUsage(before);
        spent[kind] += user + system;
      }
    }
    const each = (micros: number) => (micros / story.day.length).toFixed(0);
    console.log(
      `  ${story.day.length} deliveries, CPU of the consumer each: ${each(spent.several)} µs on four databases, ${each(spent.one)} on one (${((spent.several / spent.one - 1) * 100).toFixed(1)} %)`,
    );
    for (const [name, house] of Object.entries({ several, one })) {
      const lost = await missing(house, story);
      console.log(
        `  ${name}: ${lost.length ? `LOST ${lost.slice(0, 5).join("; ")}` : "nothing is lost by the oracle"}`,
      );
    }
    const rough = await throughTrouble(several, story);
    console.log(
      `  two shops moved, a database failed meanwhile: ${rough.length ? `LOST ${rough.slice(0, 5).join("; ")}` : "nothing is lost by the oracle"}`,
    );
  } finally {
    await several.close();
    await one.close();
  }
}

interface Story {
  catalogue: InboxMessage[];
  day: InboxMessage[];
  /** What comes while things go wrong. */
  rest: InboxMessage[];
  /** The oracle: by shop and item what was told last, and by shop its orders, until the rest and after it. */
  last: Map<string, number>[];
  orders: Map<string, Set<number>>[];
}

async function storyOf(): Promise<Story> {
  const start = Date.now() - 3_600_000 - 2000 * ORDERS;
  const [catalogue, day, rest]: Delivery[][] = [[], [], []];
  const last: Map<string, number>[] = [new Map(), new Map()];
  const orders: Map<string, Set<number>>[] = [new Map(), new Map()];
  const random = randomFrom(7);
  for (let shop = 0; shop < SHOPS; shop++) {
    const base = 1_000_000 + shop * 1000;
    const variants = Array.from({ length: variantsOf(shop) }, (_, index) => ({
      ...{ id: base + index, sku: `S${index}`, inventory_item_id: base + 500 + index },
    }));
    catalogue?.push(["products/create", productBody({ id: base, at: start, variants }), domainOf(shop)]);
    for (const { inventory_item_id: item } of variants)
      catalogue?.push([
        "inventory_levels/connect",
        levelBody({ item, location: LOCATION, available: 500, at: start }),
        domainOf(shop),
      ]);
  }
  for (let order = 0; order < 2 * ORDERS; order++) {
    const half = order < ORDERS ? 0 : 1;
    const shop = Math.floor(random() ** 2 * SHOPS);
    const variant = Math.floor(random() * variantsOf(shop));
    const [base, at] = [1_000_000 + shop * 1000, start + 1000 * (1 + order)];
    const told: Delivery[] = [
      [
        "orders/create",
        orderBody({ id: 50_000_000 + order, at, lines: [{ variant_id: base + variant }] }),
        domainOf(shop),
      ],
      [
        "inventory_levels/update",
        levelBody({ item: base + 500 + variant, location: LOCATION, available: 499 - (order % 400), at }),
        domainOf(shop),
      ],
    ];
    (half ? rest : day)?.push(...told);
    for (const each of half ? [1] : [0, 1]) {
      last[each]?.set(`${domainOf(shop)} ${base + 500 + variant}`, 499 - (order % 400));
      const known = orders[each]?.get(domainOf(shop)) ?? new Set();
      orders[each]?.set(domainOf(shop), known.add(50_000_000 + order));
    }
  }
  const twice = (deliveries: Delivery[] = []) => messagesOf(shuffled([...deliveries, ...deliveries], random));
  return { catalogue: await messagesOf(catalogue ?? []), day: await twice(day), rest: await twice(rest), last, orders };
}

async function houseOf(count: number): Promise<House> {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response(null) }",
    d1Databases: Array.from({ length: count }, (_, index) => (index ? `DB_${index + 1}` : "DB")),
    cf: false,
  });
  const databases = await Promise.all(
    Array.from({ length: count }, (_, index) => miniflare.getD1Database(index ? `DB_${index + 1}` : "DB")),
  );
  for (const database of databases) for (const text of migrations()) await database.prepare(text).run();
  const [first] = databases;
  if (!first) throw new Error("There is no database.");
  for (const [index, database] of databases.entries())
    if (index) await openPlace(placeOf(first), index + 1, placeOf(database));
  for (let shop = 0; shop < SHOPS; shop++) {
    const at = shop % count;
    const database = databases[at] ?? first;
    await database.batch(
      [
        `INSERT INTO shops (domain, time_zone, installed_at, sales_from_day) VALUES ('${domainOf(shop)}', 'UTC', 1, 0)`,
        ...["shop_settings (shop_id, updated_at) SELECT id, 0", "shop_counts (shop_id) SELECT id"].map(
          (text) => `INSERT INTO ${text} FROM shops WHERE domain = '${domainOf(shop)}'`,
        ),
        `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days, minimum_order, case_pack, updated_at)
          SELECT id, 'shop', 0, 0, 7, 30, 0, 1, 1, 0 FROM shops WHERE domain = '${domainOf(shop)}'`,
      ].map((text) => database.prepare(text)),
    );
    await first
      .prepare("INSERT INTO directory (domain, place, changed_at) VALUES (?, ?, 0)")
      .bind(domainOf(shop), at + 1)
      .run();
  }
  const bound = databases.map((database, index) => [index ? `DB_${index + 1}` : "DB", mayFail(database, index)]);
  return {
    env: { DB: first, ...Object.fromEntries(bound), JOBS: queueInto([]), OUTBOX: queueInto([]) },
    databases,
    close: () => miniflare.dispose(),
  };
}

/** Fails at once while it is its turn to. */
const mayFail = (database: D1Database, index: number) =>
  new Proxy(database, {
    get(target, name) {
      if (failing === index && (name === "prepare" || name === "batch"))
        return () => {
          throw new Error("D1_ERROR: Network connection lost.");
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

const placeOf = (database: D1Database): Place => ({
  queries: async (statements) => {
    const answers = await database.batch<Record<string, unknown>>(statements.map((sql) => database.prepare(sql)));
    return answers.map(({ results }) => results);
  },
  run: (statements) => database.batch(statements.map((sql) => database.prepare(sql))),
});

/** By batches, as the queue hands them over; answers with those that are to come again. */
async function consumeAll({ env }: House, messages: InboxMessage[]): Promise<InboxMessage[]> {
  const again: InboxMessage[] = [];
  const { log, warn } = console;
  console.log = () => undefined;
  console.warn = () => undefined;
  try {
    for (let from = 0; from < messages.length; from += BATCH) {
      const some = messages.slice(from, from + BATCH);
      await consumeInbox(batchOf(some, again), env as Parameters<typeof consumeInbox>[1]);
    }
  } finally {
    Object.assign(console, { log, warn });
  }
  return again;
}

const batchOf = (bodies: InboxMessage[], again: InboxMessage[]): MessageBatch<InboxMessage> => ({
  queue: "evenstock-inbox",
  messages: bodies.map((body, index) => ({
    ...{ id: String(index), timestamp: new Date(), attempts: 1, body },
    ack() {},
    retry: () => void again.push(body),
  })),
  metadata: NO_METRICS,
  ackAll() {},
  retryAll: () => void again.push(...bodies),
});

/** Quarters of what comes: while two shops are held, while a database fails, once they have moved, at the end. */
async function throughTrouble(house: House, story: Story): Promise<string[]> {
  let [now, waiting]: [number, InboxMessage[]] = [Date.now(), []];
  const quarter = Math.ceil(story.rest.length / 4);
  const take = async (part: number) => {
    waiting = await consumeAll(house, [...waiting, ...story.rest.slice(part * quarter, (part + 1) * quarter)]);
    console.log(`    part ${part + 1}: ${waiting.length} wait`);
  };
  const [first] = house.databases;
  if (!first) throw new Error("There is no database.");
  const places = new Map(house.databases.map((database, index) => [index + 1, placeOf(database)]));
  const moves = [0, 1].map(
    (shop) => () =>
      moveShop({ directory: placeOf(first), places, domain: domainOf(shop), to: shop === 0 ? 3 : 1, now: () => now }),
  );
  for (const move of moves) await move();
  forgetPlaces();
  await take(0);
  failing = 3;
  await take(1);
  now += HOLD;
  for (const move of moves) await move();
  forgetPlaces();
  await take(2);
  failing = -1;
  await take(3);
  waiting = await consumeAll(house, waiting);
  now += CLEAN;
  const ends = await Promise.all(moves.map((move) => move()));
  const unended = ends.filter(({ kind }) => kind !== "cleaned").map((end) => JSON.stringify(end));
  const twice = await Promise.all(
    [0, 1].map(async (shop) => {
      const homes = await Promise.all(
        house.databases.map((database) =>
          database.prepare("SELECT COUNT(*) AS n FROM shops WHERE domain = ?").bind(domainOf(shop)).first<number>("n"),
        ),
      );
      return homes.filter(Boolean).length === 1 ? [] : [`${domainOf(shop)} is in ${homes}`];
    }),
  );
  return [
    ...unended,
    ...twice.flat(),
    ...(waiting.length ? [`${waiting.length} wait still`] : []),
    ...(await missing(house, story, 1)),
  ];
}

/** Where the rows are not as the oracle says: before the rest came, or after. */
async function missing({ databases }: House, { last, orders }: Story, when = 0): Promise<string[]> {
  const [levels, lines] = [new Map<string, number>(), new Map<string, Set<number>>()];
  for (const database of databases) {
    const found = await database
      .prepare(
        "SELECT s.domain || ' ' || l.inventory_item_id AS at, l.available FROM levels l JOIN shops s ON s.id = l.shop_id",
      )
      .all<{ at: string; available: number }>();
    for (const { at, available } of found.results) levels.set(at, available);
    const sold = await database
      .prepare("SELECT s.domain, o.order_id AS id FROM order_lines o JOIN shops s ON s.id = o.shop_id")
      .all<{ domain: string; id: number }>();
    for (const { domain, id } of sold.results) lines.set(domain, (lines.get(domain) ?? new Set()).add(id));
  }
  const wrong = [...(last[when] ?? [])].flatMap(([at, available]) =>
    levels.get(at) === available ? [] : [`${at}: ${levels.get(at)}, not ${available}`],
  );
  const lost = [...(orders[when] ?? [])].flatMap(([domain, ids]) =>
    lines.get(domain)?.size === ids.size ? [] : [`${domain}: ${lines.get(domain)?.size} orders, not ${ids.size}`],
  );
  return [...wrong, ...lost];
}
