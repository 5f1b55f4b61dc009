import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteEndpoint, switchOff, switchOn } from "../../../app/outbound/endpoints/endpoints.server";
import { sealedAddress } from "../../../app/session/endpoint-cipher";
import { regenerateSecret } from "../../../app/session/endpoints/changes.server";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { announce as announceTo } from "../../support/announced";
import { levelBody, productBody } from "../../support/bodies";
import { HOUR, MINUTE, PlayedReceivers, SECRET } from "../../support/played-receivers";
import { consume, first, installShop, post, rowsOf, SHOP } from "../../support/shopify";

let played: PlayedReceivers;

beforeEach(async () => {
  await installShop();
  await env.DB.exec(
    `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["shop@example.com"]', 'daily', 0, 0)`,
  );
  played = new PlayedReceivers();
});

const announce = (...more: More) => announceTo(played, ...more);
type More = Parameters<typeof announceTo> extends [PlayedReceivers, ...infer Rest] ? Rest : never;

const minutesOf = (of = played.received) => of.map(({ at }) => Math.round(at / MINUTE));
const states = async () =>
  (await env.DB.prepare("SELECT state, COUNT(*) AS n FROM dispatches GROUP BY state ORDER BY state").all()).results;
const endpoint = (id = 1) => first<Record<string, unknown>>("SELECT * FROM endpoints WHERE id = ?", id);
const eventTypes = async () =>
  (await env.DB.prepare("SELECT type FROM events ORDER BY sequence").all<{ type: string }>()).results.map(
    (e) => e.type,
  );
const idsReceived = (of = played.received) => new Set(of.map(({ headers }) => headers["webhook-id"]));

async function signatureOf(secret: string, { headers, body }: { headers: Record<string, string>; body: string }) {
  const bytes = Uint8Array.from(atob(secret.replace("whsec_", "")), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`;
}

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
    expect(idsReceived().size).toBe(3);
    await announce(2);
    played.queued = [];
    await played.pass(2 * MINUTE);
    expect(idsReceived().size).toBe(5);
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
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 0 });
    await played.pass(10 * MINUTE);
    const [one, two] = played.received;
    expect(played.received).toHaveLength(2);
    expect(two?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
    expect(two?.body).toBe(one?.body);
    expect(two?.headers["webhook-timestamp"]).not.toBe(one?.headers["webhook-timestamp"]);
    expect(await states()).toEqual([{ state: "delivered", n: 1 }]);
  });

  it("where a shop has gone with work pending, but nothing is sent any more", async () => {
    await announce(3);
    await env.DB.prepare("UPDATE shops SET uninstalled_at = ?").bind(played.clock).run();
    await played.pass(HOUR);
    expect(played.received).toEqual([]);
    expect(await endpoint()).toMatchObject({ url: "", secret: "", headers: "" });
  });
});

describe("a receiver that fails", () => {
  it("with 503 twice is tried at once, after one minute and after six", async () => {
    await played.endpoint();
    played.answers = () => new Response("no", { status: played.received.length < 3 ? 503 : 200 });
    await announce();
    await played.pass(HOUR);
    expect(minutesOf()).toEqual([0, 1, 6]);
    expect(new Set(played.received.map(({ body }) => body)).size).toBe(1);
    expect(idsReceived().size).toBe(1);
  });

  it("always is tried ten times over 75 h 36 m, then exhausted and switched off, and told of once", async () => {
    await played.endpoint();
    await played.endpoint({ name: "B", url: "https://b.example.com/", events: ["endpoint.*"] });
    played.answers = ({ url }) => new Response("no", { status: url.includes("//b.") ? 200 : 500 });
    await announce();
    await played.pass(100 * HOUR);
    const at = minutesOf(played.received.filter(({ url }) => url.includes("//a.")));
    expect(at).toEqual([0, 1, 6, 36, 156, 456, 1056, 1896, 3096, 4536]);
    expect(await endpoint()).toMatchObject({ state: "disabled", failures_in_row: 10 });
    expect(await eventTypes()).toEqual(["stock.low", "endpoint.failing", "endpoint.disabled"]);
    const heard = played.received.filter(({ url }) => url.includes("//b.")).map(({ body }) => JSON.parse(body));
    expect(heard.map(({ type }) => type)).toEqual(["endpoint.failing", "endpoint.disabled"]);
    expect(heard[0].data).toMatchObject({ endpoint_id: "1", failures_in_row: 4, last_status: 500 });
    const { results } = await env.DB.prepare("SELECT subject FROM mails ORDER BY id").all();
    expect(results).toEqual([
      { subject: `A is not taking events (${SHOP})` },
      { subject: `A was switched off (${SHOP})` },
    ]);
    await announce();
    await played.pass(HOUR);
    expect(await first("SELECT state FROM dispatches WHERE endpoint_id = 1 ORDER BY sequence DESC")).toEqual({
      state: "held",
    });
  });

  it("for a day with 500 events is asked fewer than a hundred times, and misses none", async () => {
    await played.endpoint({ events: ["stock.*"] });
    played.answers = () => new Response("down", { status: 503 });
    for (let hour = 0; hour < 24; hour++) {
      await announce(hour ? 20 : 40);
      await played.pass(HOUR);
    }
    const whileDown = played.received.length;
    expect(whileDown).toBeLessThan(100);
    expect(await eventTypes()).toContain("endpoint.failing");
    played.answers = () => new Response("ok");
    played.received.length = 0;
    await played.pass(3 * HOUR);
    // The one that saw whether it was back goes at its own delay.
    expect(idsReceived().size).toBeGreaterThanOrEqual(499);
    await played.pass(24 * HOUR);
    expect(idsReceived().size).toBe(500);
    expect(await states()).toEqual([{ state: "delivered", n: 500 }]);
    const ms = played.received.map(({ at }) => at);
    expect(Math.max(...ms) - Math.min(...ms)).toBeGreaterThan(30_000);
    expect(await eventTypes()).toContain("endpoint.recovered");
    expect(await endpoint()).toMatchObject({ state: "on", failures_in_row: 0, failing_since: null });
  });

  it("on one poison event goes on taking the others, and stays on", async () => {
    await played.endpoint({ events: ["stock.*"] });
    played.answers = ({ body }) => new Response("", { status: JSON.parse(body).data.poison ? 500 : 200 });
    await announce(1, { data: { poison: true } });
    for (let day = 0; day < 4; day++) {
      await announce(5);
      await played.pass(24 * HOUR);
    }
    expect(await states()).toEqual([
      { state: "delivered", n: 20 },
      { state: "exhausted", n: 1 },
    ]);
    expect(await endpoint()).toMatchObject({ state: "on" });
  });

  it("twenty times at once is counted twenty times at most and warned of once", async () => {
    await played.endpoint({ rate_limit: null });
    played.answers = () => new Response("", { status: 500 });
    await announce(20);
    await Promise.all(Array.from({ length: 4 }, () => played.hand()));
    expect(Number((await endpoint())?.failures_in_row)).toBeGreaterThanOrEqual(5);
    expect(played.received.length).toBeLessThanOrEqual(20);
    expect((await eventTypes()).filter((type) => type === "endpoint.failing")).toHaveLength(1);
    expect(await first("SELECT COUNT(*) AS n FROM mails")).toEqual({ n: 1 });
  });

  it("for good (410) is switched off at once; one that wants no more of an event, or nothing at all, is obeyed", async () => {
    for (const name of ["gone", "abort", "off"])
      await played.endpoint({ name, url: `https://${name}.example.com/`, events: ["stock.low"] });
    played.answers = ({ url }) =>
      url.includes("gone")
        ? new Response("", { status: 410 })
        : new Response("", {
            status: 500,
            headers: { "webhook-delivery": url.includes("abort") ? "abort-message" : "disable" },
          });
    await announce();
    await played.pass(HOUR);
    expect(played.received).toHaveLength(3);
    const { results } = await env.DB.prepare("SELECT name, state FROM endpoints ORDER BY id").all();
    expect(results).toEqual([
      { name: "gone", state: "disabled" },
      { name: "abort", state: "on" },
      { name: "off", state: "disabled" },
    ]);
  });

  it.each([
    ["120", 2],
    ["0", 1],
    ["-5", 1],
    ["soon", 1],
    ["999999999", 1440],
  ])("with Retry-After %s is asked again after %s minutes", async (header, minutes) => {
    await played.endpoint();
    played.answers = () =>
      played.received.length === 1
        ? new Response("", { status: 429, headers: { "retry-after": header } })
        : new Response();
    await announce();
    await played.pass(25 * HOUR);
    expect(minutesOf()).toEqual([0, minutes]);
  });
});

describe("what a receiver answers", () => {
  const answered = async (answer: () => Response) => {
    await played.endpoint();
    played.answers = answer;
    await announce();
    await played.settle();
    return first<{ status: number; response_body: string; response_headers: string; error: string }>(
      "SELECT * FROM attempts",
    );
  };

  it("is kept to 16 KB however long it is, and never the reason for another attempt", async () => {
    let pulled = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            pulled++;
            controller.enqueue(new TextEncoder().encode("<p>\0</p>".repeat(200)));
          },
        }),
      );
    const kept = await answered(endless);
    expect(kept?.response_body.length).toBeLessThanOrEqual(16 * 1024);
    expect(kept?.response_body).not.toContain("\0");
    expect(pulled).toBeLessThan(50);
    await played.pass(HOUR);
    expect(played.received).toHaveLength(1);
  });

  it("is kept to fifty headers, and a redirect is a failure that is not followed", async () => {
    const headers = new Headers({ location: "http://169.254.169.254/" });
    for (let n = 0; n < 200; n++) headers.set(`x-${n}`, "y".repeat(100));
    const kept = await answered(() => new Response(null, { status: 302, headers }));
    expect(JSON.parse(kept?.response_headers ?? "[]").length).toBeLessThanOrEqual(50);
    expect(kept?.response_headers.length).toBeLessThan(10_000);
    expect(played.received).toHaveLength(1);
    expect(await states()).toEqual([{ state: "pending", n: 1 }]);
  });

  it("may be nothing: a reset connection and one that hangs are failures in words", async () => {
    await played.endpoint({ timeout_s: 1 });
    played.answers = (_, signal) =>
      played.received.length === 1
        ? Promise.reject(new Error("reset by peer"))
        : new Promise((_resolve, refuse) => signal.addEventListener("abort", () => refuse(new Error("aborted"))));
    await announce(2);
    await played.settle();
    const { results } = await env.DB.prepare("SELECT status, error FROM attempts ORDER BY sequence").all();
    expect(results).toEqual([
      { status: null, error: "The connection failed: reset by peer" },
      { status: null, error: "No answer within 1 seconds." },
    ]);
  });
});

describe("long answers and bodies", () => {
  it("of many dispatches in one claim are written in parameters that the database takes", async () => {
    await played.endpoint();
    played.answers = () => new Response("é".repeat(20_000));
    for (let half = 0; half < 2; half++)
      await announce(30, { data: { name: "x".repeat(40_000) }, message: half === 1 });
    await played.settle();
    expect(await states()).toEqual([{ state: "delivered", n: 60 }]);
    expect(await first("SELECT COUNT(*) AS n, MIN(length(response_body)) AS least FROM attempts")).toEqual({
      ...{ n: 60, least: 8192 },
    });
  });
});

describe("an answer that does not end", () => {
  it("but trickles is cut off at the endpoint's timeout, and what came by then is kept", async () => {
    await played.endpoint({ timeout_s: 1 });
    played.answers = () =>
      new Response(
        new ReadableStream({
          async pull(controller) {
            controller.enqueue(new TextEncoder().encode("drop "));
            await new Promise((resolve) => setTimeout(resolve, 50));
          },
        }),
      );
    await announce();
    await played.settle();
    const kept = await first<{ status: number; response_body: string }>("SELECT * FROM attempts");
    expect(kept).toMatchObject({ status: 200, response_body: expect.stringMatching(/^drop drop/) });
    expect(await states()).toEqual([{ state: "delivered", n: 1 }]);
  });

  it("since it is a compressed bomb is unpacked no further than what is kept", async () => {
    await played.endpoint();
    let unpacked = 0;
    const zeros = new Uint8Array(64 * 1024);
    const packed = new ReadableStream({
      pull(controller) {
        unpacked += zeros.length;
        if (unpacked > 256 * 1024 * 1024) controller.close();
        else controller.enqueue(zeros);
      },
    })
      .pipeThrough(new CompressionStream("gzip"))
      .pipeThrough(new DecompressionStream("gzip"));
    played.answers = () => new Response(packed);
    await announce();
    await played.settle();
    const kept = await first<{ response_body: string }>("SELECT * FROM attempts");
    expect(new TextEncoder().encode(kept?.response_body).length).toBeLessThanOrEqual(16 * 1024);
    expect(unpacked).toBeLessThan(64 * 1024 * 1024);
  });

  it("is none of a name that cannot be a host: that is a failure in words", async () => {
    await played.endpoint();
    const keeper = await played.keeper();
    const sealed = await sealedAddress(keeper.ring, 1, { url: "https://xn--a.example/", headers: {}, secret: SECRET });
    await env.DB.prepare("UPDATE endpoints SET url = ?, headers = ?, secret = ?")
      .bind(sealed.url, sealed.headers, sealed.secret)
      .run();
    await announce();
    await played.settle();
    expect(played.received).toEqual([]);
    expect(await first("SELECT status, error FROM attempts")).toEqual({
      ...{ status: null, error: "This is not an address that events can be sent to." },
    });
  });
});

describe("an endpoint that is changed while its events wait", () => {
  const failing = () => {
    played.answers = () => new Response("", { status: played.received.length < 2 ? 500 : 200 });
  };

  it("signs with both secrets while they overlap, and with the new one alone where the old one leaked", async () => {
    const id = await played.endpoint();
    failing();
    await announce();
    await played.settle();
    const replaced = await regenerateSecret(await played.keeper(), { id: 1 }, id, 24 * HOUR);
    if (replaced.kind !== "replaced") throw new Error("no such endpoint");
    const fresh = replaced.secret;
    await played.pass(2 * MINUTE);
    const second = played.received[1];
    if (!second) throw new Error("no second attempt");
    expect(second.headers["webhook-signature"]).toBe(
      `${await signatureOf(fresh, second)} ${await signatureOf(SECRET, second)}`,
    );
    const leaked = await regenerateSecret(await played.keeper(), { id: 1 }, id, 0);
    if (leaked.kind !== "replaced") throw new Error("no such endpoint");
    await announce();
    await played.settle();
    const third = played.received[2];
    if (!third) throw new Error("no third attempt");
    expect(third.headers["webhook-signature"]).toBe(await signatureOf(leaked.secret, third));
  });

  it("is sent nothing that it no longer hears of, nor after it was deleted or switched off, and the row says why", async () => {
    for (const name of ["narrowed", "deleted", "off"])
      await played.endpoint({ name, url: `https://${name}.example.com/` });
    played.answers = () => new Response("", { status: 500 });
    await announce();
    await played.settle();
    expect(played.received).toHaveLength(3);
    await env.DB.exec(`UPDATE endpoints SET events = '["order.created"]' WHERE name = 'narrowed'`);
    await deleteEndpoint(env.DB, { id: 1 }, 2, played.clock);
    await switchOff(env.DB, { id: 1 }, 3, played.clock);
    await played.pass(HOUR);
    expect(played.received).toHaveLength(3);
    const { results } = await env.DB.prepare("SELECT state, reason FROM dispatches ORDER BY endpoint_id").all();
    expect(results).toEqual([
      { state: "skipped", reason: "The endpoint no longer hears of this." },
      { state: "skipped", reason: "The endpoint was deleted." },
      { state: "held", reason: "The endpoint is switched off." },
    ]);
  });

  it("sends what it missed where it is switched on with replay", async () => {
    const id = await played.endpoint();
    await switchOff(env.DB, { id: 1 }, id, played.clock);
    await announce(3);
    await played.pass(HOUR);
    expect(played.received).toEqual([]);
    await switchOn(env.DB, { id: 1 }, id, true, played.clock);
    await played.pass(2 * MINUTE);
    expect(idsReceived().size).toBe(3);
  });

  it("is refused where its name turns private between save and send", async () => {
    await played.endpoint();
    played.addresses["a.example.com"] = ["10.0.0.7"];
    await announce();
    await played.settle();
    expect(played.received).toEqual([]);
    const { error } = (await first<{ error: string }>("SELECT error FROM attempts")) ?? { error: "" };
    expect(error).toContain("private network");
    played.addresses = {};
    await played.pass(2 * MINUTE);
    expect(played.received).toHaveLength(1);
  });
});

describe("endpoints side by side", () => {
  it("keep each other waiting for no answer: one that hangs beside a fast one with 1,000 events each", async () => {
    await played.endpoint({ name: "fast", url: "https://fast.example.com/", events: ["stock.low"] });
    await played.endpoint({ name: "hangs", url: "https://hangs.example.com/", events: ["stock.low"], timeout_s: 1 });
    played.answers = ({ url }, signal) =>
      url.includes("fast")
        ? new Response("ok")
        : new Promise((_, refuse) => signal.addEventListener("abort", () => refuse(new Error("aborted"))));
    const asked = (name: string) => played.received.filter(({ url }) => url.includes(name));
    await announce(1000);
    await played.hand();
    expect(asked("fast")).toHaveLength(1000);
    expect(asked("hangs").length).toBeLessThanOrEqual(8);
    played.answers = () => new Response("ok");
    await played.pass(2 * HOUR);
    expect(await states()).toEqual([{ state: "delivered", n: 2000 }]);
  });

  it("that answer slowly have a queue of their own", async () => {
    await played.endpoint();
    played.answers = () => {
      played.clock += 4000;
      return new Response("ok");
    };
    await announce(8);
    await played.hand();
    expect(await endpoint()).toMatchObject({ slow: 1, failures_in_row: 0 });
    const before = played.received.length;
    expect(before).toBeLessThan(8);
    await played.hand();
    expect(played.received).toHaveLength(before);
    await played.pass(HOUR);
    expect(await states()).toEqual([{ state: "delivered", n: 8 }]);
  });

  it("go at their own rate, and waiting is no attempt", async () => {
    await played.endpoint({ rate_limit: 5 });
    await announce(12);
    await played.pass(4 * MINUTE);
    const minutes = played.received.map(({ at }) => Math.floor(at / MINUTE));
    for (const minute of new Set(minutes))
      expect(minutes.filter((each) => each === minute).length).toBeLessThanOrEqual(5);
    expect(await first("SELECT MAX(attempts) AS most FROM dispatches")).toEqual({ most: 1 });
    expect(await states()).toEqual([{ state: "delivered", n: 12 }]);
  });
});

describe("a body", () => {
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
