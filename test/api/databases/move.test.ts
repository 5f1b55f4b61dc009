import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { BELIEVED_IN_AN_OUTAGE, forgetPlaces } from "../../../app/shops/databases.server";
import { setShopApart } from "../../../app/shops/erasure.server";
import { fenced } from "../../../app/shops/moving/fence.server";
import { giveUp, type Move, moveShop, OLD_ROWS_STAY } from "../../../app/shops/moving/move.server";
import { openPlace } from "../../../app/shops/moving/numbers.server";
import { tablesOf } from "../../../app/shops/moving/tables.server";
import { runSchedule } from "../../../workers/schedule";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { work } from "../../support/jobs";
import { consume, installShop, post, Recorder } from "../../support/shopify";
import { HERE, inBoth, placeOf, THERE, THERE_ID, twoDatabases } from "./two";

let both: { DB_2: D1Database };
let now = 0;

/** Statements until whoever moves the shop dies. */
let left = Number.POSITIVE_INFINITY;

const mayGo = () => left-- > 0;

const moveOf = (domain: string, to: number): Move => {
  const places = new Map([
    [1, placeOf(env.DB, mayGo)],
    [2, placeOf(env.SECOND, mayGo)],
  ]);
  return { directory: placeOf(env.DB, mayGo), places, domain, to, now: () => now };
};

const told = async (topic: string, body: string, shop = HERE) => (await post({ topic, body, shop })).messages;

beforeEach(async () => {
  both = await twoDatabases();
  left = Number.POSITIVE_INFINITY;
  now = Date.now();
  const bodies = [
    ["products/create", productBody()],
    ["inventory_levels/update", levelBody({ available: 3 })],
    ["orders/create", orderBody()],
  ] as const;
  for (const [topic, body] of bodies) await consume(await told(topic, body), both);
  // What the engine keeps, which a trigger forgets where a day is written while the shop's days are there already.
  await env.DB.batch([
    env.DB.prepare("INSERT INTO shop_demand (shop_id, as_of_day) VALUES (1, 30000)"),
    env.DB.prepare(
      "INSERT INTO courses (shop_id, variant_id, until_day, basis, days, numbers) SELECT 1, id, 30000, '[]', '[[]]', '' FROM variants WHERE shop_id = 1",
    ),
  ]);
  await openPlace(placeOf(env.DB), 2, placeOf(env.SECOND));
});

/** Every row of a shop, as the database writes it. */
async function rowsOf(database: D1Database, id: number) {
  const { results: tables } = await database
    .prepare(
      "SELECT m.name, group_concat('quote(iif(typeof(\"' || c.name || '\") = ''text'', CAST(\"' || c.name || '\" AS BLOB), \"' || c.name || '\"))', ', ') AS columns FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.sql LIKE '%shop_id%' GROUP BY m.name",
    )
    .all<{ name: string; columns: string }>();
  const answers = await database.batch<{ row: string }>(
    tables.map(({ name, columns }) =>
      database.prepare(`SELECT concat_ws(',', ${columns}) AS row FROM "${name}" WHERE shop_id = ${id} ORDER BY 1`),
    ),
  );
  return Object.fromEntries(
    tables
      .map(({ name }, index) => [name, answers[index]?.results.map(({ row }) => row)])
      .filter(([, rows]) => rows?.length),
  );
}

async function untilDone(domain: string, to: number) {
  for (let go = 0; go < 10; go++) {
    const outcome = await moveShop(moveOf(domain, to));
    if (outcome.kind === "cleaned") return;
    if (outcome.kind === "refused") throw new Error(outcome.because);
    now += outcome.kind === "held" ? BELIEVED_IN_AN_OUTAGE : OLD_ROWS_STAY;
  }
  throw new Error("It does not end.");
}

async function diesIn(going: Promise<unknown>) {
  return going.then(
    () => false,
    (error: unknown) => {
      if (!String(error).includes("killed")) throw error;
      return true;
    },
  );
}

async function expectAllThere(before: Awaited<ReturnType<typeof rowsOf>>) {
  expect(await rowsOf(env.SECOND, 1)).toEqual(before);
  expect(await rowsOf(env.DB, 1)).toEqual({});
}

const leftovers = () => inBoth("SELECT name FROM sqlite_master WHERE name LIKE 'moving%' OR name LIKE 'moved%'");

const manyDays = (count: number) =>
  env.DB.prepare(
    `WITH RECURSIVE d (day) AS (SELECT 100 UNION ALL SELECT day + 1 FROM d WHERE day < 99 + ?)
      INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
        SELECT 1, 1, 1, day, 1, 1, 1, 1 FROM d`,
  )
    .bind(count)
    .run();

/** A file of two pieces, one as large as pieces are; a supplier with a long address and odd letters; a number that no double holds. */
async function oddRows() {
  const large = crypto.getRandomValues(new Uint8Array(60_000));
  const piece = new Uint8Array(768 * 1024);
  for (let at = 0; at < piece.length; at += large.length) piece.set(large.subarray(0, piece.length - at), at);
  const file = "INSERT INTO kept_file_pieces (shop_id, file_id, piece, bytes) VALUES (1, 1, ?, ?)";
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO kept_files (id, shop_id, name, size, sha256, pieces, created_at) VALUES (1, 1, 'a', 1, 'b', 2, 1)",
    ),
    env.DB.prepare(file).bind(0, piece),
    env.DB.prepare(file).bind(1, new Uint8Array([0, 39, 255])),
    env.DB.prepare(
      "INSERT INTO suppliers (shop_id, name, notes, email, currency, created_at, updated_at) VALUES (1, ?, ?, ?, 'EUR', 1, 1)",
    ).bind("O'Hara \u{1f980}", "'\u{1f980}ä\u0000;--\n".repeat(12_000), "a\u0000b"),
    env.DB.prepare("UPDATE products SET vendor = ? WHERE shop_id = 1").bind("a\u0000'b"),
    env.DB.prepare("UPDATE products SET shopify_id = 9223372036854775807 WHERE shop_id = 1"),
  ]);
}

describe("a move", () => {
  it("brings every row of the shop as it is, leaves the other shops, and goes back", async () => {
    const [before, others] = [await rowsOf(env.DB, 1), await rowsOf(env.SECOND, THERE_ID)];
    expect(Object.keys(before).length).toBeGreaterThan(8);
    await untilDone(HERE, 2);
    expect(await rowsOf(env.SECOND, 1)).toEqual(before);
    expect(await rowsOf(env.DB, 1)).toEqual({});
    expect(await rowsOf(env.SECOND, THERE_ID)).toEqual(others);
    expect(await inBoth("SELECT name FROM sqlite_master WHERE name LIKE 'moving%'")).toEqual([[], []]);
    await untilDone(HERE, 1);
    expect(await rowsOf(env.DB, 1)).toEqual(before);
    expect(await rowsOf(env.SECOND, 1)).toEqual({});
  });

  it("gives no number twice, whichever way shops go", async () => {
    await untilDone(THERE, 1);
    await installShop({ id: 77, domain: "third.myshopify.com" });
    for (const shop of [HERE, THERE])
      await consume(await told("products/create", productBody({ id: 4321 }), shop), both);
    await untilDone(HERE, 2);
    await untilDone(THERE, 2);
    const [, shops] = await inBoth("SELECT id FROM shops WHERE id > 0 AND domain NOT LIKE '/%'");
    expect(shops).toEqual([{ id: 1 }, { id: THERE_ID }]);
  });

  it("loses no delivery that comes while it goes on, nor one of an isolate that knows of nothing", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const messages = await told("inventory_levels/update", levelBody({ available: 9, at: Date.now() + 1000 }));
    await moveShop(moveOf(HERE, 2));
    forgetPlaces();
    expect((await consume(messages, both)).retryMessages).toHaveLength(1);
    now += BELIEVED_IN_AN_OUTAGE;
    await moveShop(moveOf(HERE, 2));
    // It still believes the old place, whose rows stand behind the fence.
    expect((await consume(messages)).retryMessages).toHaveLength(1);
    forgetPlaces();
    expect((await consume(messages, both)).explicitAcks).toEqual(["0"]);
    expect(await inBoth("SELECT available FROM levels WHERE shop_id = 1")).toEqual([
      [{ available: 3 }],
      [{ available: 9 }],
    ]);
    now += OLD_ROWS_STAY;
    expect((await moveShop(moveOf(HERE, 2))).kind).toBe("cleaned");
    vi.restoreAllMocks();
  });

  it("deletes nothing where the new place was restored to a time before", async () => {
    await moveShop(moveOf(HERE, 2));
    now += BELIEVED_IN_AN_OUTAGE;
    await moveShop(moveOf(HERE, 2));
    await env.SECOND.prepare(`DROP TABLE "moved_here_${HERE}"`).run();
    now += OLD_ROWS_STAY;
    expect((await moveShop(moveOf(HERE, 2))).kind).toBe("refused");
    expect((await rowsOf(env.DB, 1)).variants).toHaveLength(1);
  });

  it("ends the same wherever it was killed, and is not begun anew", async () => {
    const before = await rowsOf(env.DB, 1);
    for (let kills = 0; ; kills++) {
      // Ever later in each go: what a go did before is done again, so that each statement is one at which it died.
      left = kills * 7;
      const died = await diesIn(untilDone(HERE, 2));
      left = Number.POSITIVE_INFINITY;
      const [here, there] = [await rowsOf(env.DB, 1), await rowsOf(env.SECOND, 1)];
      // Wherever it died, one of the two has all.
      expect([JSON.stringify(here), JSON.stringify(there)]).toContain(JSON.stringify(before));
      if (!died) break;
    }
    await expectAllThere(before);
  });

  it("goes on behind what is there, though it never gets as far in one go", async () => {
    await manyDays(4000);
    const before = await rowsOf(env.DB, 1);
    await moveShop(moveOf(HERE, 2));
    now += BELIEVED_IN_AN_OUTAGE;
    const seen: number[] = [];
    for (left = 20; (await diesIn(moveShop(moveOf(HERE, 2)))) && seen.length < 200; left = 20 + seen.length / 10) {
      const [, days] = await inBoth("SELECT COUNT(*) AS n FROM level_days WHERE shop_id = 1");
      seen.push(Number(days?.[0]?.n));
    }
    left = Number.POSITIVE_INFINITY;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    now += OLD_ROWS_STAY;
    await untilDone(HERE, 2);
    await expectAllThere(before);
  });

  it("brings rows of any length, and whatever letters and numbers they hold", async () => {
    await oddRows();
    const before = await rowsOf(env.DB, 1);
    const file = async (database: D1Database) =>
      (await database.prepare("SELECT hex(bytes) AS hex FROM kept_file_pieces ORDER BY piece").all()).results;
    const bytes = await file(env.DB);
    await untilDone(HERE, 2);
    await expectAllThere(before);
    expect(await file(env.SECOND)).toEqual(bytes);
    expect(await leftovers()).toEqual([[], []]);
  });

  it("notices a row that came out differently, and is then copied anew", async () => {
    await manyDays(10);
    const before = await rowsOf(env.DB, 1);
    await moveShop(moveOf(HERE, 2));
    now += BELIEVED_IN_AN_OUTAGE;
    await env.SECOND.prepare(
      `CREATE TRIGGER spoilt AFTER INSERT ON level_days WHEN NEW.shop_id = 1 AND NEW.day = 105
        BEGIN UPDATE level_days SET max_available = 9 WHERE shop_id = 1 AND day = 105; END`,
    ).run();
    expect(await moveShop(moveOf(HERE, 2))).toMatchObject({ kind: "refused", because: /level_days differs/ });
    expect(await rowsOf(env.DB, 1)).toEqual(before);
    await env.SECOND.prepare("DROP TRIGGER spoilt").run();
    await untilDone(HERE, 2);
    await expectAllThere(before);
  });

  it("is given up wherever it was killed, and then nothing is left of it", async () => {
    await oddRows();
    const before = await rowsOf(env.DB, 1);
    for (let kills = 0; ; kills++) {
      expect((await moveShop(moveOf(HERE, 2))).kind).toBe("held");
      now += BELIEVED_IN_AN_OUTAGE;
      left = kills * 11;
      const died = await diesIn(moveShop(moveOf(HERE, 2)));
      if (!died) break;
      // Giving up dies as well, once, and may also be thought better of: the move then ends right (below).
      left = kills % 9;
      await diesIn(giveUp(moveOf(HERE, 2)));
      left = Number.POSITIVE_INFINITY;
      expect([(await giveUp(moveOf(HERE, 2))).kind, (await giveUp(moveOf(HERE, 2))).kind]).toContain("refused");
      expect(await rowsOf(env.SECOND, 1)).toEqual({});
      expect(await leftovers()).toEqual([[], []]);
      expect(
        (await consume(await told("inventory_levels/update", levelBody({ available: 3 })), both)).explicitAcks,
      ).toEqual(["0"]);
      expect((await rowsOf(env.DB, 1)).variants).toEqual(before.variants);
    }
    left = Number.POSITIVE_INFINITY;
    expect(await giveUp(moveOf(HERE, 2))).toMatchObject({ kind: "refused", because: /It has moved/ });
  });

  it("goes on after a giving up that died", async () => {
    await manyDays(10);
    const before = await rowsOf(env.DB, 1);
    for (let kills = 0; ; kills++) {
      await moveShop(moveOf(HERE, 2));
      now += BELIEVED_IN_AN_OUTAGE;
      left = 60;
      await diesIn(moveShop(moveOf(HERE, 2)));
      left = kills;
      const died = await diesIn(giveUp(moveOf(HERE, 2)));
      left = Number.POSITIVE_INFINITY;
      if (!died) break;
      await untilDone(HERE, 2);
      await expectAllThere(before);
      await untilDone(HERE, 1);
    }
    expect(await rowsOf(env.DB, 1)).toEqual(before);
  });

  it("ends as well where the shop has been erased in its new place meanwhile", async () => {
    await moveShop(moveOf(HERE, 2));
    now += BELIEVED_IN_AN_OUTAGE;
    await moveShop(moveOf(HERE, 2));
    forgetPlaces();
    const name = await setShopApart(env.SECOND, { id: 1 }, Date.now());
    await work([{ kind: "erase", shop: String(name), triggeredAt: Date.now() }], both);
    now += OLD_ROWS_STAY;
    expect((await moveShop(moveOf(HERE, 2))).kind).toBe("cleaned");
    expect([await rowsOf(env.DB, 1), await rowsOf(env.SECOND, 1)]).toEqual([{}, {}]);
    expect(await leftovers()).toEqual([[], []]);
  });

  it("keeps no other shop of its database from the schedule", async () => {
    const other = "third.myshopify.com";
    await installShop({ id: 77, domain: other });
    await env.DB.prepare(
      "INSERT INTO jobs (shop_id, kind, state, cursor, counts, started_at, updated_at) VALUES (1, 'import', 'running', '{}', '{}', 1, 1), (77, 'import', 'running', '{\"isRepeat\":true}', '{}', 1, 1)",
    ).run();
    await env.DB.batch(fenced(await tablesOf(placeOf(env.DB)), 1).map((sql) => env.DB.prepare(sql)));
    for (const cron of ["* * * * *", "7 * * * *"]) {
      const JOBS = new Recorder<JobMessage>();
      await runSchedule(cron, { ...env, ...both, JOBS }, Date.now());
      expect(JOBS.messages.map(({ kind, shop }) => `${kind} ${shop}`)).toContain(
        cron.startsWith("7") ? `roll-forward ${other}` : `import ${other}`,
      );
    }
  });

  it.each([
    ["where the other database was never opened", "DELETE FROM spans", /open it first/],
    ["where its number is another's there", "", /number is somebody/],
    ["while it is at work", "", /at work: import/],
    ["where it is", "UPDATE directory SET place = 2 WHERE domain = 'here.myshopify.com'", /It is there/],
  ])("is refused %s", async (where, sql, because) => {
    if (sql) await env.DB.prepare(sql).run();
    if (where.includes("number")) await installShop({ id: 1, domain: "somebody.myshopify.com", database: env.SECOND });
    if (where.includes("work"))
      await env.DB.prepare(
        "INSERT INTO jobs (shop_id, kind, state, cursor, counts, started_at, updated_at) VALUES (1, 'import', 'running', '{}', '{}', 1, 1)",
      ).run();
    expect(await moveShop(moveOf(HERE, 2))).toMatchObject({ kind: "refused", because });
    expect((await inBoth("SELECT 1 FROM directory WHERE moving_to IS NOT NULL"))[0]).toEqual([]);
  });
});
