import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { countedDatabase } from "../../support/counted-database";
import { FOR_A_ROUND, fuzzed, type Outcome, rounds } from "../../support/fuzzed";
import { everyRow } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { tablesMadeAnew } from "../../support/tables";
import { ONE, TWO } from "../../support/two-shops";
import { ask, addressOf as signed, withToken } from "../visit";
import { type Door, everyDoor, idsOf, rowsOf } from "./doors";
import { EXAMPLES, type Example } from "./examples";
import { givenBothShops, shopifySays } from "./furnished";
import { type Asked, requestTo } from "./requests";
import { asSent } from "./sent";
import { thingsOf } from "./things";

let learned: Door[] | undefined;

/** Learned once; what was asked for that leaves other rows than a round begins with. */
async function everyDoorLearned(): Promise<Door[]> {
  if (learned) return learned;
  learned = await everyDoor(await idsOf(ONE.id));
  await tablesMadeAnew();
  await givenBothShops();
  return learned;
}

beforeEach(async () => {
  vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) =>
    Response.json(await told(new Request(...asked))),
  );
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {});
  await givenBothShops();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const REQUESTS = 150;

it.each(rounds(REQUESTS))(
  "answers whatever a page is asked or sent without failing, and keeps it from the other shop (seed $seed)",
  async (round) => {
    const doors = await everyDoorLearned();
    const [ours, theirs] = [await idsOf(ONE.id), await idsOf(TWO.id)];
    const things = await thingsOf(ONE.id);
    const asked = fc.oneof(...doors.map((door) => requestTo(door, things, ours, theirs)));
    const seen = await fuzzed({ ...round, what: "pages", asked, answer: (all) => Promise.all(all.map(answered)) });
    expect(seen.get(200)).toBeGreaterThan(0);
  },
  FOR_A_ROUND,
);

it("has good examples of every form, of which one comes to what the form is for", async () => {
  const doors = await everyDoorLearned();
  const forms = doors
    .filter(({ method }) => method !== "GET")
    .sort((one, other) => turn(one).localeCompare(turn(other)));
  const refused: string[] = [];
  let turnOf = 0;
  for (const door of forms) {
    const name = `${door.method} ${door.path}`;
    const examples = name in LAST ? [LAST[name] ?? {}] : (EXAMPLES[name]?.(await thingsOf(ONE.id)) ?? []);
    let said = examples.length ? "" : "no example";
    // What was asked for within the minute is asked for once, and no import begins beside another.
    await env.DB.exec("DELETE FROM askings; UPDATE jobs SET state = 'failed' WHERE kind = 'import'");
    for (const [at, example] of examples.entries()) {
      const request = asSent(door.path, example, `example-${turnOf++}-${at}`);
      const outcome = await answered({ door, method: door.method, ...request, address: rowsOf(request.address) });
      said = outcome.done ? "" : `${outcome.status} ${outcome.said.slice(0, 300)}`;
      if (!said) break;
    }
    if (said && !OF_MORE.has(name)) refused.push(`${name}: ${said}`);
  }
  expect(refused).toEqual([]);
});

/** Every name is of one address; all else is asked of Shopify. */
const told = async (request: Request) =>
  request.url.includes("dns-query")
    ? { Status: 0, Answer: [{ type: 1, data: "93.184.216.34" }] }
    : shopifySays(await request.text());

/** After it nothing is left to be asked: it is in no storm of requests. */
const LAST: Record<string, Example> = { "POST /erasures": { form: { name: ONE.domain } } };

/** They want more than rows: suggestions of a night, events that nobody took. */
const OF_MORE = new Set([
  ...["POST /purchase-orders/drafts", "POST /reorder/transfers", "POST /recoveries", "DELETE /recoveries"],
]);

/** What deletes comes after what makes. */
const turn = ({ method, path }: Door) =>
  `${`${method} ${path}` in LAST ? 2 : Number(method === "DELETE")} ${path} ${method}`;

/** A form says what it does not take in these words. */
const REFUSED = /"refusals"[,:]\{"|"kind"[,:]"refused"/;

async function answered(asked: Asked): Promise<Outcome> {
  const at = `${asked.door.method} ${asked.door.path}`;
  const { status, said, rowsChanged, asks, isRefused } = await sent(asked);
  if (asked.method === "GET" || asked.method === "HEAD") return { at, status, said, done: status < 400 };
  if (isRefused && rowsChanged > 0) await leftAlone(asked);
  return { at, status, said, done: !isRefused && rowsChanged + asks > 0 };
}

async function sent({ address, method, body, headers }: Asked) {
  const { href } = await signed(address, ONE.domain);
  const token = await withToken(ONE.domain);
  const { database: DB, asked } = countedDatabase(env.DB);
  const [JOBS, INBOX] = [new Recorder<JobMessage>(), new Recorder<InboxMessage>()];
  const init = { method, redirect: "manual", body, headers: { ...token, ...headers } } as const;
  const answer = await ask(href, init, { DB, JOBS, INBOX });
  const text = await answer.text();
  const said = [text, ...[...answer.headers].map(([, value]) => value)].join("\n");
  const isRefused = answer.status >= 400 || REFUSED.test(text);
  const asks = JOBS.messages.length + INBOX.messages.length;
  return { status: answer.status, said, rowsChanged: asked.rowsChanged, asks, isRefused };
}

/** What refuses may write on its way and take back, yet leaves all as it was. Of a file each row is taken or refused by itself. */
async function leftAlone(asked: Asked) {
  if (asked.door.isJson) return;
  const before = await everyRow(ONE.id);
  const { isRefused, said } = await sent(asked);
  const isAsItWas = (await everyRow(ONE.id)) === before;
  expect(isAsItWas || !isRefused, `${asked.method} ${asked.address} refuses, and writes: ${said.slice(0, 500)}`).toBe(
    true,
  );
}
