import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { announce as announceTo, type More } from "../../support/announced";
import { HOUR, MINUTE, type PlayedReceivers } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { SHOP } from "../../support/shopify";
import { endpoint, eventTypes, idsReceived, minutesOf, playedShop, states } from "./house";

let played: PlayedReceivers;

beforeEach(async () => {
  played = await playedShop();
});

const announce = (...more: More) => announceTo(played, ...more);

describe("a receiver that fails", () => {
  it("with 503 twice is tried at once, after one minute and after six", async () => {
    await played.endpoint();
    played.answers = () => new Response("no", { status: played.received.length < 3 ? 503 : 200 });
    await announce();
    await played.pass(HOUR);
    expect(minutesOf(played.received)).toEqual([0, 1, 6]);
    expect(new Set(played.received.map(({ body }) => body)).size).toBe(1);
    expect(idsReceived(played.received).size).toBe(1);
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
    expect(idsReceived(played.received).size).toBeGreaterThanOrEqual(499);
    await played.pass(24 * HOUR);
    expect(idsReceived(played.received).size).toBe(500);
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

  it("twenty times at once is counted twenty times, is warned of once, and opens the breaker", async () => {
    await played.endpoint({ events: ["stock.*"] });
    const waiting: (() => void)[] = [];
    played.answers = () => new Promise((resolve) => waiting.push(() => resolve(new Response("", { status: 500 }))));
    const senders: Promise<void>[] = [];
    for (let n = 1; n <= 20; n++) {
      await announce();
      senders.push(played.hand());
      await vi.waitFor(() => expect(waiting).toHaveLength(n));
    }
    for (const answer of waiting) answer();
    await Promise.all(senders);
    expect(await endpoint()).toMatchObject({ failures_in_row: 20, state: "on" });
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 20 });
    expect((await eventTypes()).filter((type) => type === "endpoint.failing")).toHaveLength(1);
    expect(await first("SELECT COUNT(*) AS n FROM mails")).toEqual({ n: 1 });
    played.answers = () => new Response("", { status: 500 });
    await played.pass(2 * MINUTE);
    expect(played.received.length).toBeLessThanOrEqual(22);
  });

  it("within one claim is counted as often as it was asked, and the rest waits", async () => {
    await played.endpoint();
    played.answers = () => new Response("", { status: 500 });
    await announce(20);
    await Promise.all(Array.from({ length: 4 }, () => played.hand()));
    const asked = played.received.length;
    expect(asked).toBeGreaterThanOrEqual(5);
    expect(asked).toBeLessThan(20);
    expect(await endpoint()).toMatchObject({ failures_in_row: asked });
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
    [429, "120", 2],
    [503, "120", 2],
    [500, "120", 1],
    [429, "0", 1],
    [429, "-5", 1],
    [429, "1.5", 1],
    [429, "soon", 1],
    [503, "999999999", 1440],
    [429, "in 7 minutes", 7],
    [429, "in -7 minutes", 1],
    [503, "in 525600 minutes", 1440],
  ])("with %s and Retry-After %s is asked again after %s minutes", async (status, said, minutes) => {
    const after = /^in (.*) minutes$/.exec(said)?.[1];
    const dateIn = (ms: number) => new Date(Math.ceil(played.clock / 1000) * 1000 + ms).toUTCString();
    await played.endpoint();
    played.answers = () => {
      const header = after ? dateIn(Number(after) * MINUTE) : said;
      return played.received.length === 1
        ? new Response("", { status, headers: { "retry-after": header } })
        : new Response();
    };
    await announce();
    await played.pass(25 * HOUR);
    expect(minutesOf(played.received)).toEqual([0, minutes]);
  });
});
