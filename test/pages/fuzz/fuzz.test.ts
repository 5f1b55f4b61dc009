import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ONE, TWO } from "../../api/v1/client";
import { rounds } from "../../support/fuzzed";
import { otherShopSealed } from "../../support/two-shops";
import { ask, addressOf as signed, withToken } from "../visit";
import { type Door, everyDoor, idsOf } from "./doors";
import { givenBothShops } from "./furnished";
import { requestTo } from "./requests";

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

const RUNS = 250;
/** In ms: the first learns what each door asks for. */
const OF_A_ROUND = 300_000;

it.each(rounds(RUNS))(
  "answers whatever a page is asked or sent without failing, and keeps it from the other shop (seed $seed)",
  async (round) => {
    const [ours, theirs] = [await idsOf(ONE.id), await idsOf(TWO.id)];
    const seal = await otherShopSealed();
    doors ??= await everyDoor(ours);
    const every = doors;
    const seen = new Map<number, number>();
    let slowest = 0;
    const failed = vi.spyOn(console, "error");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...every).chain((door) => requestTo(door, ours, theirs)),
        async (request) => {
          const begun = Date.now();
          failed.mockClear();
          const { address, method, body, headers } = request;
          const href = (await signed(address, ONE.domain)).href;
          const token = await withToken(ONE.domain);
          const answer = await ask(href, { method, redirect: "manual", body, headers: { ...token, ...headers } });
          const text = await answer.text();
          expect(answer.status, `${JSON.stringify(failed.mock.calls)} ${text.slice(0, 300)}`).toBeLessThan(500);
          expect(text).not.toContain(TWO.domain);
          for (const [, value] of answer.headers) expect(value).not.toContain(TWO.domain);
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
          slowest = Math.max(slowest, Date.now() - begun);
        },
      ),
      round,
    );
    const statuses = Object.fromEntries(seen);
    console.info(JSON.stringify({ fuzz: "pages", seed: round.seed, doors: every.length, statuses, slowest }));
    expect(seen.get(200)).toBeGreaterThan(0);
    expect(await seal.isAsItWas()).toBe(true);
  },
  OF_A_ROUND,
);
