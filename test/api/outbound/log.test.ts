import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { cursorIn } from "../../../app/lists/keyset";
import { listDispatches, type Wanted } from "../../../app/outbound/dispatches/log.server";
import { findDispatch } from "../../../app/outbound/dispatches/one.server";
import { switchOff } from "../../../app/outbound/endpoints/endpoints.server";
import { listEvents } from "../../../app/outbound/events/list.server";
import { resendDispatch } from "../../../app/session/endpoints/by-hand.server";
import { announce } from "../../support/announced";
import { countedDatabase } from "../../support/counted-database";
import { HOUR, MINUTE, PlayedReceivers } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { installShop, SHOP } from "../../support/shopify";

let played: PlayedReceivers;
const shop = { id: 1, domain: SHOP };

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: "b.myshopify.com" });
  played = new PlayedReceivers();
});

type Page = Awaited<ReturnType<typeof listDispatches>>;
type Filter = Omit<Wanted, "cursor" | "limit">;

const nameOf = ({ endpointId, sequence }: Page["rows"][number]) => `${sequence}/${endpointId}`;
const placeOf = (side: "after" | "before", text: string | null) =>
  cursorIn(new URLSearchParams(text === null ? {} : { [side]: text }));

/** Every page of a list, and the rows that the dearest of them read. */
async function pagesOf(wanted: Filter, limit = 50) {
  const found: string[] = [];
  const pages: Page[] = [];
  let dearest = 0;
  let cursor: string | null = null;
  do {
    const { database, asked } = countedDatabase(env.DB);
    const page: Page = await listDispatches(database, shop, { ...wanted, cursor: placeOf("after", cursor), limit });
    found.push(...page.rows.map(nameOf));
    pages.push(page);
    dearest = Math.max(dearest, asked.rowsRead);
    cursor = page.next;
  } while (cursor !== null);
  return { found, pages, dearest };
}

describe("the list of dispatches", () => {
  beforeEach(async () => {
    for (const name of ["A", "B", "C"]) await played.endpoint({ name });
    await announce(played, 90, { message: false });
    await announce(played, 10, { message: false, type: "order.created" });
    await env.DB.exec(
      `UPDATE dispatches SET state = CASE sequence % 10 WHEN 0 THEN 'exhausted' WHEN 1 THEN 'held' ELSE 'delivered' END`,
    );
  });

  it("is the newest first, whole and without a double, whichever the page's size and the filter", async () => {
    const all = Array.from({ length: 300 }, (_, n) => ({ sequence: 100 - Math.floor(n / 3), endpointId: 3 - (n % 3) }));
    const keyOf = (each: (typeof all)[number]) => `${each.sequence}/${each.endpointId}`;
    const stateOf = (sequence: number) =>
      sequence % 10 === 0 ? "exhausted" : sequence % 10 === 1 ? "held" : "delivered";
    const filters: Filter[] = [
      {},
      { endpointId: 2 },
      { state: "exhausted" },
      { state: "delivered" },
      { type: "order.created" },
      { endpointId: 1, state: "held" },
      { type: "stock.low", state: "delivered", endpointId: 3 },
      { state: "pending" },
    ];
    for (const wanted of filters) {
      const fitting = all.filter(
        (each) =>
          (wanted.endpointId ?? each.endpointId) === each.endpointId &&
          (wanted.state ?? stateOf(each.sequence)) === stateOf(each.sequence) &&
          (wanted.type ?? (each.sequence > 90 ? "order.created" : "stock.low")) ===
            (each.sequence > 90 ? "order.created" : "stock.low"),
      );
      for (const size of [7, 50]) expect((await pagesOf(wanted, size)).found).toEqual(fitting.map(keyOf));
    }
  });

  it("is walked back through the same pages, to the first", async () => {
    for (const wanted of [{}, { endpointId: 2 }, { state: "delivered" as const, endpointId: 1 }]) {
      const { pages } = await pagesOf(wanted, 7);
      let back: Page | undefined = pages.at(-1);
      for (const page of pages.slice(0, -1).toReversed()) {
        expect(back?.previous).not.toBeNull();
        back = await listDispatches(env.DB, shop, {
          ...{ ...wanted, cursor: placeOf("before", back?.previous ?? null), limit: 7 },
        });
        expect(back.rows.map(nameOf)).toEqual(page.rows.map(nameOf));
      }
      expect(back?.previous).toBeNull();
    }
  });

  it("reads at most 110 rows for a page of fifty, by one filter or none", async () => {
    const filters = [{}, { endpointId: 2 }, { state: "exhausted" as const }, { type: "stock.low" as const }];
    for (const wanted of filters) expect((await pagesOf(wanted)).dearest).toBeLessThanOrEqual(110);
  });

  it("is of its shop alone", async () => {
    expect(await listDispatches(env.DB, { id: 2 }, { cursor: { side: "start" }, limit: 50 })).toEqual({
      ...{ rows: [], previous: null, next: null },
    });
    expect(await listDispatches(env.DB, shop, { cursor: placeOf("after", "nonsense"), limit: 1 })).toMatchObject({
      rows: [{}],
    });
  });
});

describe("one dispatch", () => {
  it("is shown with its event, what was sent, and every attempt; what is a credential is masked", async () => {
    const id = await played.endpoint({ headers: { authorization: "Bearer hush" } });
    played.answers = () =>
      new Response("<b>\0no</b>", { status: played.received.length < 2 ? 503 : 200, headers: { "x-a": "1" } });
    await announce(played);
    await played.pass(5 * MINUTE);
    const found = await findDispatch(env.DB, shop, id, 1);
    expect(found).toMatchObject({ state: "delivered", attemptsMade: 2, lastStatus: 200, endpointName: "A" });
    expect(found?.body).toBe(played.received[0]?.body);
    expect(found?.event).toMatchObject({ type: "stock.low", sequence: 1, shop: SHOP });
    expect(found?.attempts.map(({ status, byHand }) => [status, byHand])).toEqual([
      [200, false],
      [503, false],
    ]);
    expect(found?.attempts[0]?.responseBody).toBe("<b>\ufffdno</b>");
    expect(Object.fromEntries(found?.attempts[0]?.requestHeaders ?? [])).toMatchObject({
      authorization: "••••",
      "webhook-id": found?.event.publicId,
    });
    expect(played.received[0]?.headers.authorization).toBe("Bearer hush");
    expect(await findDispatch(env.DB, { ...shop, id: 2 }, id, 1)).toBeUndefined();
  });
});

describe("a resend", () => {
  const resent = async (sequence = 1, id = 1) => resendDispatch(await played.keeper(), shop, id, sequence);

  it("of what was delivered says so, keeps id and bytes, and is an attempt beside the dispatch's own", async () => {
    await played.endpoint();
    await announce(played);
    await played.settle();
    expect(await resent()).toMatchObject({ kind: "answered", status: 200, wasDelivered: true });
    const [one, two] = played.received;
    expect([two?.body, two?.headers["webhook-id"]]).toEqual([one?.body, one?.headers["webhook-id"]]);
    const found = await findDispatch(env.DB, shop, 1, 1);
    expect(found).toMatchObject({ state: "delivered", attemptsMade: 1 });
    expect(found?.attempts.map(({ byHand }) => byHand).sort()).toEqual([false, true]);
  });

  it("that fails leaves what was delivered delivered, and one that works delivers what was exhausted", async () => {
    await played.endpoint({ retries: "storq" });
    played.answers = () => new Response("", { status: 500 });
    await announce(played);
    await played.pass(2 * HOUR);
    await env.DB.exec("UPDATE endpoints SET state = 'on'");
    expect(await resent()).toMatchObject({ kind: "answered", status: 500, wasDelivered: false });
    expect(await first("SELECT state, attempts FROM dispatches")).toEqual({ state: "exhausted", attempts: 4 });
    played.answers = () => new Response();
    expect(await resent()).toMatchObject({ status: 200 });
    played.answers = () => new Response("", { status: 500 });
    expect(await resent()).toMatchObject({ status: 500, wasDelivered: true });
    expect(await first("SELECT state, attempts, last_status FROM dispatches")).toEqual({
      ...{ state: "delivered", attempts: 4, last_status: 500 },
    });
  });

  it("is refused while a try is pending, by itself included, and where the endpoint hears it no more", async () => {
    await played.endpoint();
    await announce(played, 1, { message: false });
    expect(await resent()).toEqual({ kind: "pending" });
    await played.hand();
    const both = await Promise.all([resent(), resent()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["answered", "pending"]);
    await env.DB.exec(`UPDATE endpoints SET events = '["order.created"]'`);
    expect(await resent()).toEqual({ kind: "not heard", reason: "The endpoint no longer hears of this." });
    await switchOff(env.DB, shop, 1, played.clock);
    expect(await resent()).toEqual({ kind: "not heard", reason: "The endpoint is switched off." });
    expect(await resent(7)).toEqual({ kind: "not heard", reason: "The endpoint is switched off." });
    expect(await resent(1, 9)).toEqual({ kind: "none" });
    expect(played.received).toHaveLength(2);
  });

  it("of a shop's dispatch is that shop's alone", async () => {
    await played.endpoint();
    await announce(played);
    await played.settle();
    expect(await resendDispatch(await played.keeper(), { id: 2, domain: "b" }, 1, 1)).toEqual({ kind: "none" });
  });
});

describe("the pull of events", () => {
  it("gives what was announced after a sequence, in its order, with the last sequence to go on from", async () => {
    await announce(played, 5, { message: false });
    const { events, lastSequence } = await listEvents(env.DB, shop, 2, 2);
    expect(events.map(({ sequence }) => sequence)).toEqual([3, 4]);
    expect(lastSequence).toBe(4);
    expect(events[0]).toMatchObject({ type: "stock.low", shop: SHOP, data: { available: expect.any(Number) } });
    expect(await listEvents(env.DB, shop, 5, 2)).toEqual({ events: [], lastSequence: 5 });
    expect(await listEvents(env.DB, { ...shop, id: 2 }, 0, 2)).toEqual({ events: [], lastSequence: 0 });
  });
});
