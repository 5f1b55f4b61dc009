import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteEndpoint, switchOff, switchOn } from "../../../app/outbound/endpoints/endpoints.server";
import { regenerateSecret } from "../../../app/session/endpoints/changes.server";
import { announce as announceTo, type More } from "../../support/announced";
import { HOUR, MINUTE, type PlayedReceivers, SECRET } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { endpoint, idsReceived, playedShop, signatureOf, states } from "./house";

let played: PlayedReceivers;

beforeEach(async () => {
  played = await playedShop();
});

const announce = (...more: More) => announceTo(played, ...more);

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
    await announce();
    await played.settle();
    expect(played.received).toHaveLength(3);
    const { results } = await env.DB.prepare(
      "SELECT state, reason FROM dispatches ORDER BY endpoint_id, sequence",
    ).all();
    expect(results).toEqual([
      { state: "skipped", reason: "The endpoint no longer hears of this." },
      { state: "skipped", reason: "The endpoint was deleted." },
      { state: "held", reason: "The endpoint is switched off." },
      { state: "held", reason: "The endpoint is switched off." },
    ]);
  });

  it("is sent the same bytes again where it was switched off, written otherwise and switched on while an answer was on its way", async () => {
    const id = await played.endpoint();
    played.answers = async () => {
      if (played.received.length > 1) return new Response("ok");
      await switchOff(env.DB, { id: 1 }, id, played.clock);
      await env.DB.exec("UPDATE endpoints SET format = 'stockaj', payload = 'thin'");
      await switchOn(env.DB, { id: 1 }, id, { release: true }, played.clock);
      return new Response("", { status: 500 });
    };
    await announce();
    await played.settle();
    await played.pass(5 * MINUTE);
    const [before, after] = played.received;
    expect(after).toMatchObject({ body: before?.body });
    expect(played.received).toHaveLength(2);
    expect(await states()).toEqual([{ state: "delivered", n: 1 }]);
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 1 });
    expect(await first("SELECT COUNT(*) AS n FROM dispatch_claims")).toEqual({ n: 0 });
  });

  it("sends what it missed where it is switched on with replay", async () => {
    const id = await played.endpoint();
    await switchOff(env.DB, { id: 1 }, id, played.clock);
    await announce(3);
    await played.pass(HOUR);
    expect(played.received).toEqual([]);
    await switchOn(env.DB, { id: 1 }, id, { release: true }, played.clock);
    await played.pass(2 * MINUTE);
    expect(idsReceived(played.received).size).toBe(3);
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
