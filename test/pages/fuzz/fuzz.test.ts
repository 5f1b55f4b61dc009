import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ONE, TWO } from "../../api/v1/client";
import { countedDatabase } from "../../support/counted-database";
import { FOR_A_ROUND, fuzzed, type Outcome, rounds } from "../../support/fuzzed";
import { ask, addressOf as signed, withToken } from "../visit";
import { type Door, everyDoor, idsOf } from "./doors";
import { givenBothShops } from "./furnished";
import { type Asked, requestTo } from "./requests";

let doors: Door[] | undefined;

beforeEach(async () => {
  vi.stubGlobal("fetch", async () => new Response("{}"));
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {});
  await givenBothShops();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const REQUESTS = 250;

it.each(rounds(REQUESTS))(
  "answers whatever a page is asked or sent without failing, and keeps it from the other shop (seed $seed)",
  async (round) => {
    const [ours, theirs] = [await idsOf(ONE.id), await idsOf(TWO.id)];
    doors ??= await everyDoor(ours);
    const asked = fc.oneof(...doors.map((door) => requestTo(door, ours, theirs)));
    const seen = await fuzzed({ ...round, what: "pages", asked, answer: (all) => Promise.all(all.map(answered)) });
    expect(seen.get(200)).toBeGreaterThan(0);
  },
  FOR_A_ROUND,
);

async function answered({ door, address, method, body, headers }: Asked): Promise<Outcome> {
  const { href } = await signed(address, ONE.domain);
  const token = await withToken(ONE.domain);
  const { database: DB, asked } = countedDatabase(env.DB);
  const init = { method, redirect: "manual", body, headers: { ...token, ...headers } } as const;
  const answer = await ask(href, init, { DB });
  const said = [await answer.text(), ...[...answer.headers].map(([, value]) => value)].join("\n");
  const done = method === "GET" || method === "HEAD" ? answer.status < 400 : asked.rowsWritten > 0;
  return { at: `${door.method} ${door.path}`, status: answer.status, said, done };
}
