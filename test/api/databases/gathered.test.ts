import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { typed } from "../../../app/database";
import { gateBehind } from "../../../app/sql/gate";
import { gathered } from "../../../app/sql/gathered";
import { locations, suppliers } from "../../../drizzle/schema";
import { countedDatabase } from "../../support/counted-database";

const SUPPLIER = "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES";

beforeEach(async () => {
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO locations (id, shop_id, shopify_id, name, updated_at, active) VALUES (11, 1, 11, 'York', 1, 1), (12, 1, 12, 'Leeds', 1, 1)",
    ),
    env.DB.prepare(`${SUPPLIER} (12, 1, 'Acme', 'EUR', 1, 1)`),
  ]);
});

const counted = () => {
  const { database, asked } = countedDatabase(env.DB);
  return { database: gathered(database), asked };
};

it("asks at once for what is asked for together, and answers each as the database would", async () => {
  const { database, asked } = counted();
  const later = async () => {
    for (let turn = 0; turn < 8; turn++) await undefined;
    return database.prepare("SELECT 4 AS four").first("four");
  };
  const name = database.prepare("SELECT name FROM locations WHERE shop_id = ? AND id = ?");
  const answers = await Promise.all([
    name.bind(1, 11).all(),
    name.bind(1, 12).first(),
    name.bind(1, 13).first(),
    name.bind(1, 13).first("name"),
    typed(database).select({ of: locations.name }).from(locations).where(eq(locations.shopId, 1)).orderBy(locations.id),
    later(),
  ]);
  expect(answers[0].results).toEqual([{ name: "York" }]);
  expect(answers.slice(1)).toEqual([{ name: "Leeds" }, null, null, [{ of: "York" }, { of: "Leeds" }], 4]);
  expect(asked).toMatchObject({ statements: 6, roundTrips: 1, waits: 1 });
});

it("asks at once for a batch of reads too, and answers it as a batch", async () => {
  const { database, asked } = counted();
  const rows = typed(database);
  const all = rows.select({ id: locations.id }).from(locations).orderBy(locations.id);
  const [alone, [named, [first]], [none, read]] = await Promise.all([
    database.prepare("SELECT 1 AS one").first("one"),
    rows.batch([all, rows.select().from(suppliers)]),
    database.batch([
      database.prepare("SELECT id FROM suppliers WHERE id = ?").bind(1),
      database.prepare("SELECT 2 AS two"),
    ]),
  ]);
  expect([alone, named, first?.name]).toEqual([1, [{ id: 11 }, { id: 12 }], "Acme"]);
  expect([none?.results, read?.results, none?.success]).toEqual([[], [{ two: 2 }], true]);
  expect(asked).toMatchObject({ statements: 5, roundTrips: 1 });
});

it("keeps apart what two tables call the same", async () => {
  const { database } = counted();
  const both = typed(database)
    .select({ place: locations.id, supplier: suppliers.id, twice: sql<number>`2 * ${locations.id}` })
    .from(locations)
    .innerJoin(suppliers, eq(suppliers.shopId, locations.shopId))
    .orderBy(locations.id);
  expect(await both).toEqual([
    { place: 11, supplier: 12, twice: 22 },
    { place: 12, supplier: 12, twice: 24 },
  ]);
});

it("fails where one fails, and asks anew after it", async () => {
  const { database } = counted();
  const good = () => database.prepare("SELECT COUNT(*) AS count FROM locations").first("count");
  const bad = database.prepare("SELECT abs(-9223372036854775808)").first();
  const [first, second] = await Promise.allSettled([good(), bad]);
  expect([first.status, second.status]).toEqual(["rejected", "rejected"]);
  expect(await good()).toBe(2);
});

it("lets what writes go as it was asked for", async () => {
  const { database, asked } = counted();
  const written = database.prepare(`${SUPPLIER} (13, 1, 'Bolt', 'EUR', 1, 1) RETURNING id`).first("id");
  expect(await Promise.all([written, database.prepare("SELECT 1 AS one").first("one")])).toEqual([13, 1]);
  expect(asked.roundTrips).toBe(2);
  const [one, gone] = await database.batch([
    database.prepare("SELECT 1 AS one"),
    database.prepare("DELETE FROM suppliers WHERE id = ?").bind(13),
  ]);
  expect([one?.results, gone?.meta.changes, asked.roundTrips]).toEqual([[{ one: 1 }], 1, 3]);
  await expect(database.prepare("SELECT 1 AS one").first("two")).rejects.toThrow("two");
});

describe("behind a gate", () => {
  function behind(place: number) {
    const { database, asked } = countedDatabase(env.DB);
    const question = database.prepare("SELECT id FROM locations WHERE shop_id = 1 AND id = ?").bind(place);
    const gate = gateBehind(database, question, (row) => row?.id === 11);
    return { database: gathered(database, gate), gate, asked };
  }
  const ADDED = `${SUPPLIER} (13, 1, 'Bolt', 'EUR', 1, 1)`;
  const suppliers13 = () => env.DB.prepare("SELECT COUNT(*) AS n FROM suppliers WHERE id = 13").first("n");

  /** Statements and round trips of each of those; what `exec` does is not counted. */
  const COUNTED = [
    ...[
      [2, 1],
      [2, 2],
      [2, 2],
      [2, 1],
      [2, 2],
      [2, 2],
      [3, 2],
      [1, 1],
    ],
  ];
  /** All ways of asking. */
  const everyWay = (database: D1Database) => [
    () => database.prepare("SELECT 1 AS one").first("one"),
    () => database.prepare("SELECT 1 AS one").raw(),
    () => database.prepare("SELECT 1 AS one").run(),
    () => database.batch([database.prepare("SELECT 1 AS one")]),
    () => database.prepare(ADDED).run(),
    () => database.prepare(`${SUPPLIER} (?, 1, 'Bolt', 'EUR', 1, 1) RETURNING id`).bind(13).first("id"),
    () => database.batch([database.prepare("SELECT 1 AS one"), database.prepare(ADDED)]),
    () => database.exec(ADDED),
  ];

  it("goes what opens it with the first reads, and by itself before what writes", async () => {
    const reading = behind(11);
    expect(await reading.database.prepare("SELECT 1 AS one").first("one")).toBe(1);
    expect(reading.asked).toMatchObject({ statements: 2, roundTrips: 1 });
    expect(await reading.database.prepare("SELECT 2 AS two").first("two")).toBe(2);
    expect([await reading.gate.isOpen(), reading.asked.roundTrips]).toEqual([true, 2]);

    for (const way of everyWay(reading.database).keys()) {
      const { database, asked } = behind(11);
      await everyWay(database)[way]?.();
      expect([way, asked.statements, asked.roundTrips]).toEqual([way, ...(COUNTED[way] ?? [])]);
      await env.DB.exec("DELETE FROM suppliers WHERE id = 13");
    }
  });

  it("is nobody answered, and nothing written, where it stays shut", async () => {
    for (const way of everyWay(env.DB).keys()) {
      const { database, gate } = behind(12);
      let answers = 0;
      void everyWay(database)
        [way]?.()
        .finally(() => answers++);
      expect(await gate.answered).toBe(false);
      void everyWay(database)[0]?.().finally(() => answers++);
      expect([way, await suppliers13(), answers]).toEqual([way, 0, 0]);
    }
  });

  it("is it shut where the first reads fail", async () => {
    const { database, gate } = behind(11);
    void database.prepare("SELECT abs(-9223372036854775808)").first();
    expect(await gate.answered).toBe(false);
  });

  it("is it asked for where nothing is read", async () => {
    expect([await behind(11).gate.isOpen(), await behind(12).gate.isOpen()]).toEqual([true, false]);
  });
});
