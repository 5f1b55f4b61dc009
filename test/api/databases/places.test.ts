import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import {
  BELIEVED,
  BELIEVED_IN_AN_OUTAGE,
  databaseFor,
  databaseForNew,
  forgetErasedShops,
  forgetPlaces,
} from "../../../app/shops/databases.server";
import { setShopApart } from "../../../app/shops/erasure.server";
import { runSchedule } from "../../../workers/schedule";
import { levelBody, productBody } from "../../support/bodies";
import { countedDatabase } from "../../support/counted-database";
import { farewell, redaction, work } from "../../support/jobs";
import { consume, post, Recorder } from "../../support/shopify";
import { ONE } from "../../support/two-shops";
import { deadDatabase } from "../faults/faulty-database";
import { fakeShopify } from "../session/fake-shopify";
import { open } from "../session/visits";
import { ask } from "../v1/client";
import { HERE, inBoth, movingTo, THERE, THERE_ID, twoDatabases } from "./two";

let both: { DB_2: D1Database };

beforeEach(async () => {
  both = await twoDatabases();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const quiet = () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
};

const toldBy = async (...shops: string[]) =>
  (
    await Promise.all(
      shops.map((shop) => post({ topic: "inventory_levels/update", body: levelBody({ available: 7 }), shop })),
    )
  ).flatMap(({ messages }) => messages);

const LEVELS = "SELECT shop_id, available FROM levels";

describe("a shop's place", () => {
  it("costs nothing where one database is bound, and one query in half a minute where there are several", async () => {
    const { database, asked } = countedDatabase(env.DB);
    expect(await databaseFor({ DB: database }, THERE)).toBe(database);
    expect(await databaseForNew({ DB: database }, "new.myshopify.com", 1)).toBe(database);
    expect(asked.statements).toBe(0);

    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    const here = { DB: database, ...both };
    for (let time = 0; time < 3; time++) expect(await databaseFor(here, THERE)).toBe(env.SECOND);
    expect(asked.statements).toBe(1);
    vi.setSystemTime(1_000_000 + BELIEVED);
    await databaseFor(here, THERE);
    expect(asked.statements).toBe(2);
  });

  it("is believed for two minutes where the directory does not answer, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    await databaseFor({ ...env, ...both }, THERE);
    const dead = { DB: deadDatabase(), ...both };
    vi.setSystemTime(1_000_000 + BELIEVED_IN_AN_OUTAGE - 1);
    expect(await databaseFor(dead, THERE)).toBe(env.SECOND);
    vi.setSystemTime(1_000_000 + BELIEVED_IN_AN_OUTAGE);
    await expect(databaseFor(dead, THERE)).rejects.toThrow("Network connection lost");
  });

  it("is an error that is tried again while its database is not bound", async () => {
    await env.DB.prepare("UPDATE directory SET place = 3 WHERE domain = ?").bind(THERE).run();
    quiet();
    const { explicitAcks, retryMessages } = await consume(await toldBy(HERE, THERE), both);
    expect([explicitAcks, retryMessages]).toMatchObject([["0"], [{ msgId: "1" }]]);
  });
});

describe("deliveries", () => {
  it("of one batch go each to its own shop's database", async () => {
    const { explicitAcks } = await consume(await toldBy(HERE, THERE), both);
    expect(explicitAcks.sort()).toEqual(["0", "1"]);
    expect(await inBoth(LEVELS)).toEqual([[{ shop_id: 1, available: 7 }], [{ shop_id: THERE_ID, available: 7 }]]);
  });

  it("are held up by no other database that fails, and are applied when it is back", async () => {
    quiet();
    const messages = await toldBy(HERE, THERE);
    const { explicitAcks, retryMessages } = await consume(messages, { DB_2: deadDatabase() });
    expect([explicitAcks, retryMessages]).toMatchObject([["0"], [{ msgId: "1" }]]);
    await consume(messages, both);
    expect((await inBoth(LEVELS))[1]).toHaveLength(1);
  });

  it("for a shop that moves wait however often they were tried, and are applied where it has gone", async () => {
    quiet();
    const messages = await toldBy(HERE);
    await movingTo(HERE, 2);
    for (const attempts of [1, 50, 99]) {
      const { explicitAcks, retryMessages } = await consume(messages, both, attempts);
      expect([explicitAcks, retryMessages]).toMatchObject([[], [{ msgId: "0" }]]);
    }
    expect((await inBoth("SELECT * FROM quarantine")).flat()).toEqual([]);
    await env.DB.prepare("UPDATE directory SET place = 2, moving_to = NULL WHERE domain = ?").bind(HERE).run();
    await env.SECOND.prepare("INSERT INTO shops (id, domain, installed_at, sales_from_day) VALUES (1, ?, 1, 0)")
      .bind(HERE)
      .run();
    await consume(messages, both);
    expect(await inBoth(LEVELS)).toEqual([[], [{ shop_id: 1, available: 7 }]]);
  });
});

describe("a new shop", () => {
  const NEW = "new.myshopify.com";
  const heavy = () => env.DB.prepare("UPDATE shops SET name = ? WHERE id = 1").bind("x".repeat(200_000)).run();
  const shops = `SELECT domain FROM shops WHERE domain = '${NEW}'`;

  it("lands in the open database with the fewest bytes, and is served from there", async () => {
    fakeShopify();
    await heavy();
    expect((await open("/", NEW, both)).text).toBe("<h1>Shop A 42</h1>");
    expect(await inBoth(shops)).toEqual([[], [{ domain: NEW }]]);
    expect((await open("/", NEW, both)).status).toBe(200);
    expect(await inBoth(shops)).toEqual([[], [{ domain: NEW }]]);
  });

  it("lands in none that was not opened, and in none that fails", async () => {
    await heavy();
    const failing: Env = { ...env, DB_2: deadDatabase() };
    expect(await databaseForNew(failing, "a-b.myshopify.com", 1)).toBe(env.DB);
    await env.DB.prepare("DELETE FROM spans").run();
    expect(await databaseForNew({ ...env, ...both }, NEW, 1)).toBe(env.DB);
  });

  it("stays where it is when it comes back, whatever the room, and in the first where nobody has entered it", async () => {
    expect(await databaseForNew({ ...env, ...both }, THERE, 1)).toBe(env.SECOND);
    await env.DB.prepare("DELETE FROM directory").run();
    forgetPlaces();
    expect(await databaseForNew({ ...env, ...both }, HERE, 1)).toBe(env.DB);
  });
});

describe("work", () => {
  it("of the schedule is done in each database, and one that fails stops none of the others", async () => {
    const JOBS = new Recorder<JobMessage>();
    await runSchedule("23 3 * * *", { ...env, ...both, JOBS }, Date.now());
    expect(JOBS.messages.map(({ shop }) => shop).sort()).toEqual([HERE, THERE]);
    const others = new Recorder<JobMessage>();
    const night = runSchedule("23 3 * * *", { ...env, DB_2: deadDatabase(), JOBS: others }, Date.now());
    await expect(night).rejects.toThrow("Network connection lost");
    expect(others.messages.map(({ shop }) => shop)).toEqual([HERE]);
  });

  it("for a shop is done in its database, and waits while it moves", async () => {
    const roll = { kind: "roll-forward" as const, shop: THERE };
    await movingTo(THERE, 1);
    expect(await work([roll], both)).toEqual({ jobs: [], retried: 1 });
    await movingTo(THERE, null);
    expect((await work([roll], both)).retried).toBe(0);
  });
});

describe("a shop elsewhere that goes", () => {
  it("is uninstalled and erased there, and the directory forgets it the day after", async () => {
    fakeShopify();
    await consume((await post({ topic: "products/create", body: productBody(), shop: THERE })).messages, both);
    for (const [topic, body] of [
      ["app/uninstalled", farewell(THERE)],
      ["shop/redact", redaction(THERE)],
    ] as const) {
      const { jobs } = await consume((await post({ topic, body, shop: THERE })).messages, both);
      await work(jobs, both);
    }
    expect((await inBoth("SELECT domain FROM shops"))[1]).toEqual([]);
    expect((await inBoth("SELECT * FROM variants"))[1]).toEqual([]);
    const entered = async () => (await inBoth("SELECT domain FROM directory ORDER BY domain"))[0];
    await env.DB.prepare("UPDATE directory SET changed_at = ?").bind(Date.now()).run();
    await forgetErasedShops({ ...env, ...both }, Date.now());
    expect(await entered()).toEqual([{ domain: HERE }, { domain: THERE }]);
    await forgetErasedShops({ ...env, ...both }, Date.now() + 86_400_001);
    expect(await entered()).toEqual([{ domain: HERE }]);
  });

  it("is erased where it was set apart, though it lives elsewhere by now", async () => {
    const name = await setShopApart(env.SECOND, { id: THERE_ID }, Date.now());
    await env.DB.prepare("UPDATE directory SET place = 1").run();
    await work([{ kind: "erase", shop: String(name), triggeredAt: Date.now() }], both);
    expect(await inBoth("SELECT id FROM shops")).toEqual([[{ id: 1 }], []]);
  });
});

describe("a key of the API", () => {
  const KEY = `ek_${"7".repeat(48)}`;
  beforeEach(async () => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(KEY));
    const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    await env.SECOND.prepare(
      "INSERT INTO api_keys (shop_id, name, scopes, hash, hint, created_by, created_at) VALUES (?, 'W', 'read', ?, '7777', '7', 1)",
    )
      .bind(THERE_ID, hash)
      .run();
  });
  const asked = (environment: object = both) => ask("/locations", { key: KEY, environment });

  it("opens its shop wherever that lives, and no other", async () => {
    expect((await asked()).status).toBe(200);
    expect((await asked()).status).toBe(200);
    expect((await ask("/locations", { key: ONE.key, environment: both })).status).toBe(401);
    expect((await ask("/locations", { key: KEY })).status).toBe(401);
  });

  it("is no bad key while its database fails, nor while its shop moves", async () => {
    quiet();
    expect((await asked({ DB_2: deadDatabase() })).status).toBe(500);
    await movingTo(THERE, 1);
    const answer = await asked();
    expect([answer.status, answer.json.code, answer.headers.get("retry-after")]).toEqual([503, "shop_moves", "30"]);
  });
});
