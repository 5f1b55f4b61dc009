import { env } from "cloudflare:workers";
import { afterEach, expect, it } from "vitest";
import { BELIEVED_IN_AN_OUTAGE, forgetPlaces } from "../../app/shops/databases.server";
import { moveShop, OLD_ROWS_STAY } from "../../app/shops/moving/move.server";
import { openPlace } from "../../app/shops/moving/numbers.server";
import { FILES } from "../../app/ui/settings/export-files";
import { placeOf } from "../api/databases/two";
import { ONE, TWO } from "../support/two-shops";
import { givenBothShops } from "./fuzz/furnished";
import { ask, withToken } from "./visit";

afterEach(forgetPlaces);

/** Moves the shop into the second database, until it is nowhere else. */
async function moveAway(domain: string) {
  const [first, second] = [placeOf(env.DB), placeOf(env.SECOND)];
  await openPlace(first, 2, second);
  await env.DB.exec("INSERT INTO directory (domain, place, changed_at) SELECT domain, 1, 0 FROM shops WHERE id > 0");
  const places = new Map([
    [1, first],
    [2, second],
  ]);
  for (let now = Date.now(); ; now += BELIEVED_IN_AN_OUTAGE + OLD_ROWS_STAY) {
    const outcome = await moveShop({ directory: first, places, domain, to: 2, now: () => now });
    if (outcome.kind === "refused") throw new Error(outcome.because);
    if (outcome.kind === "cleaned") return forgetPlaces();
  }
}

/** All that a merchant's export puts into its zip, by its address. */
async function exported(domain: string, environment: Partial<Env> = {}) {
  const files: Record<string, string> = {};
  for (const { address } of FILES) {
    const answer = await ask(address, { headers: await withToken(domain) }, environment);
    expect(answer.status, address).toBe(200);
    files[address] = await answer.text();
  }
  return files;
}

it("gives a merchant whose shop lives in another database the same files, each whole, and none of another's rows", async () => {
  await env.SECOND.batch(env.TEST_TABLES.map((sql) => env.SECOND.prepare(sql)));
  await givenBothShops();
  await env.DB.exec("UPDATE jobs SET state = 'done'");
  const before = { [ONE.domain]: await exported(ONE.domain), [TWO.domain]: await exported(TWO.domain) };
  expect(
    Object.values(before[TWO.domain] ?? {}).filter((text) => text.split("\r\n").length > 2).length,
  ).toBeGreaterThan(8);
  await moveAway(TWO.domain);
  const both = { DB_2: env.SECOND };
  for (const [domain, files] of Object.entries(before)) expect(await exported(domain, both)).toEqual(files);
  expect(JSON.stringify(before[TWO.domain])).not.toContain(ONE.domain);
});
