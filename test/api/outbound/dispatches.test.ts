import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { findDispatch } from "../../../app/outbound/dispatches/one.server";
import { switchOff, switchOn } from "../../../app/outbound/endpoints/endpoints.server";
import { resendDispatch } from "../../../app/session/endpoints/by-hand.server";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { announce as announceTo, type More } from "../../support/announced";
import { levelBody, productBody } from "../../support/bodies";
import { HOUR, MINUTE, type PlayedReceivers, SECRET } from "../../support/played-receivers";
import { first, rowsOf } from "../../support/rows";
import { consume, post, SHOP } from "../../support/shopify";
import { endpoint, idsReceived, playedShop, signatureOf, states } from "./house";

let played: PlayedReceivers;

beforeEach(async () => {
  played = await playedShop();
});

const announce = (...more: More) => announceTo(played, ...more);

describe("a change that is announced", () => {
  it("reaches the endpoint through the real door, signed, in the batch's own words", async () => {
    await played.endpoint({ events: ["stock.*"] });
    await env.DB.exec("UPDATE rules SET reorder_point = 5");
    const sent = async (topic: string, body: string) =>
      consume((await post({ topic, body })).messages, { OUTBOX: played.env.OUTBOX });
    await sent("products/update", productBody());
    await sent("inventory_levels/update", levelBody({ available: 3 }));
    played.clock = Date.now();
    await played.settle();
    const types = played.received.map(({ body }) => JSON.parse(body).type);
    expect(types.toSorted()).toEqual(["stock.adjusted", "stock.low"]);
    const [request] = played.received.filter(({ body }) => JSON.parse(body).type === "stock.low");
    if (!request) throw new Error("no request");
    expect(request.headers["content-type"]).toBe("application/json");
    expect(request.headers["webhook-signature"]).toBe(await signatureOf(SECRET, request));
    expect(JSON.parse(request.body)).toMatchObject({ shop: SHOP, data: { variant_id: "301", available: 3 } });
    expect(await states()).toEqual([{ state: "delivered", n: 2 }]);
  });

  it("is neither event nor dispatch where the change fails", async () => {
    await played.endpoint();
    const { messages } = await post({ topic: "products/create", body: productBody() });
    await env.DB.exec("CREATE TRIGGER refuses BEFORE INSERT ON overviews BEGIN SELECT RAISE(ABORT, 'refused'); END");
    await consume(messages);
    expect(await rowsOf("events", "dispatches")).toEqual({ events: [], dispatches: [] });
  });

  it("goes to those that listen, by type, family, everything, and by what they want to hear of", async () => {
    await played.endpoint({ events: ["stock.low"] });
    await played.endpoint({ events: ["stock.*"], filters: { location_ids: ["902"] } });
    await played.endpoint({ events: ["*"], filters: { vendors: ["ACME"] } });
    await played.endpoint({ events: ["order.created"] });
    await announce(1, { data: { location_id: "901", vendor: "Acme" } });
    await announce(1, { data: { location_id: "902", vendor: "Other" } });
    await played.settle();
    const { results } = await env.DB.prepare(
      "SELECT endpoint_id, sequence, state FROM dispatches ORDER BY endpoint_id, sequence",
    ).all();
    expect(results).toEqual([
      { endpoint_id: 1, sequence: 1, state: "delivered" },
      { endpoint_id: 1, sequence: 2, state: "delivered" },
      { endpoint_id: 2, sequence: 2, state: "delivered" },
      { endpoint_id: 3, sequence: 1, state: "delivered" },
      { endpoint_id: 3, sequence: 2, state: "skipped" },
    ]);
  });
});

describe("nothing is lost", () => {
  beforeEach(() => played.endpoint());

  it("where the process is killed after the commit and before the queue, or the queue is emptied", async () => {
    await announce(3, { message: false });
    await played.pass(2 * MINUTE);
    expect(idsReceived(played.received).size).toBe(3);
    await announce(2);
    played.queued = [];
    await played.pass(2 * MINUTE);
    expect(idsReceived(played.received).size).toBe(5);
    expect(played.received).toHaveLength(5);
  });

  it("and one message that comes twenty times is one POST", async () => {
    await announce();
    await Promise.all(Array.from({ length: 20 }, () => played.hand()));
    expect(played.received).toHaveLength(1);
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 1 });
  });

  it("where it is killed after the POST and before the record: sent again, the same id and the same bytes", async () => {
    await announce();
    await killedAfterThePost();
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 0 });
    await played.pass(10 * MINUTE);
    const [one, two] = played.received;
    expect(played.received).toHaveLength(2);
    expect(two?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
    expect(two?.body).toBe(one?.body);
    expect(two?.headers["webhook-timestamp"]).not.toBe(one?.headers["webhook-timestamp"]);
    expect(await states()).toEqual([{ state: "delivered", n: 1 }]);
  });

  it("the same bytes, too, where the endpoint was given another format meanwhile, and where the app has another address", async () => {
    for (const payload of ["full", "thin"] as const) {
      played.received.length = 0;
      await env.DB.prepare("UPDATE endpoints SET format = 'standard', payload = ?").bind(payload).run();
      await announce();
      await killedAfterThePost();
      await env.DB.exec("UPDATE endpoints SET format = 'storq', payload = 'full'");
      played.instead = { APP_URL: "https://elsewhere.example.com" };
      await played.pass(10 * MINUTE);
      const [one, two] = played.received;
      expect(two?.headers["storq-signature"]).toBeDefined();
      expect([payload, two?.body]).toEqual([payload, one?.body]);
    }
  });

  async function killedAfterThePost() {
    const killed = new Proxy(env.DB, {
      get: (database, name) =>
        name === "batch"
          ? (statements: D1PreparedStatement[]) =>
              played.received.length ? Promise.reject(new Error("killed")) : database.batch(statements)
          : name === "prepare"
            ? (text: string) => database.prepare(text)
            : Reflect.get(database, name),
    });
    played.instead = { DB: killed };
    await played.hand();
    played.instead = {};
  }

  it("where a shop has gone with work pending, but nothing is sent any more", async () => {
    await announce(3);
    await env.DB.prepare("UPDATE shops SET uninstalled_at = ?").bind(played.clock).run();
    await played.pass(HOUR);
    expect(played.received).toEqual([]);
    expect(await endpoint()).toMatchObject({ url: "", secret: "", headers: "" });
  });
});

describe("a body", () => {
  it("is kept where it leads to a page, and else made anew: resent by hand it is the same, whatever the endpoint's format is by then", async () => {
    await played.endpoint({ name: "full" });
    await played.endpoint({ name: "thin", payload: "thin" });
    await announce();
    await played.settle();
    expect(await rowsOf("dispatch_bodies")).toMatchObject({ dispatch_bodies: [{ endpoint_id: 2 }] });
    await env.DB.exec("UPDATE endpoints SET format = 'stockaj', payload = 'full'");
    const sent = played.received.map(({ body }) => body);
    const found = await Promise.all([1, 2].map((id) => findDispatch(env.DB, { id: 1, domain: SHOP }, id, 1)));
    expect(found.map((each) => each?.body)).toEqual(sent);
    for (const id of [1, 2]) await resendDispatch(await played.keeper(), { id: 1, domain: SHOP }, id, 1);
    expect(played.received.slice(2).map(({ body }) => body)).toEqual(sent);
    expect(played.received.slice(2).every(({ headers }) => headers["x-stockaj-signature"])).toBe(true);
  });

  it("for a person links to the page of what it tells of", async () => {
    await consume((await post({ topic: "products/update", body: productBody() })).messages);
    const { id } = (await first<{ id: number }>("SELECT id FROM variants WHERE shopify_id = 301")) ?? { id: 0 };
    await played.endpoint({ format: "slack", url: "https://hooks.slack.com/services/T0/B0/x", events: ["stock.low"] });
    await played.endpoint({ name: "thin", payload: "thin", events: ["stock.low"] });
    await announce(1, { data: { variant_id: "301" } });
    await played.settle();
    const bodies = played.received.map(({ body }) => JSON.parse(body));
    const page = expect.stringMatching(new RegExp(`/apps/[^/]+/products/${id}$`));
    expect(bodies.find(({ data }) => data)?.data).toEqual({ variant_id: "301", link: page });
    expect(bodies.find(({ text }) => text)?.text).toContain(`/products/${id}|Open in Evenstock>`);
  });
});

describe("what waited for an endpoint that was off, sent again by hand", () => {
  it("leads to the page as any other does, and is kept as it was sent", async () => {
    const id = await played.endpoint({ payload: "thin" });
    await switchOff(env.DB, { id: 1 }, id, played.clock);
    await announce(1, { message: false });
    await switchOn(env.DB, { id: 1 }, id, { release: false }, played.clock);
    await resendDispatch(await played.keeper(), { id: 1, domain: SHOP }, id, 1);
    const [sent] = played.received;
    expect(JSON.parse(sent?.body ?? "").data.link).toContain("/apps/");
    expect(await rowsOf("dispatch_bodies")).toMatchObject({ dispatch_bodies: [{ body: sent?.body }] });
  });
});

describe("retention", () => {
  it("forgets dispatches with their events after 30 days, attempts and bodies first", async () => {
    await played.endpoint();
    await announce(3);
    await played.settle();
    for (let night = 0; night < 6; night++) await forgetOldRows(env.DB, played.clock + 31 * 24 * HOUR, 2);
    const { events, ...others } = await rowsOf("events", "dispatches", "dispatch_bodies", "attempts");
    expect(others).toEqual({ dispatches: [], dispatch_bodies: [], attempts: [] });
    expect(events).toMatchObject([{ sequence: 3 }]);
  });
});
