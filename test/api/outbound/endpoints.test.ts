import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { endpointSchema } from "../../../app/outbound/endpoints/endpoint";
import { findEndpoint, listEndpoints } from "../../../app/outbound/endpoints/list.server";
import { sendTest } from "../../../app/session/endpoints/by-hand.server";
import { addEndpoint, changeEndpoint, regenerateSecret } from "../../../app/session/endpoints/changes.server";
import { reencryptEndpoints } from "../../../app/session/endpoints/reencrypt.server";
import { keyRing } from "../../../app/session/tokens/token-cipher";
import { announce } from "../../support/announced";
import { HOUR, MINUTE, PlayedReceivers } from "../../support/played-receivers";
import { first, rowsOf } from "../../support/rows";
import { installShop, SHOP } from "../../support/shopify";

let played: PlayedReceivers;
const shop = { id: 1, domain: SHOP };

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: "b.myshopify.com" });
  played = new PlayedReceivers();
});

const typed = (more: object = {}) =>
  endpointSchema.parse({
    ...{ name: "Warehouse", url: "https://wms.example.com/hooks/T0KEN12345abc", events: ["stock.*"] },
    ...{ headers: { authorization: "Bearer hush-hush" }, ...more },
  });

describe("an endpoint", () => {
  it("is added with a secret that is shown once, and nothing secret of it stands in the rows or in the list", async () => {
    const added = await addEndpoint(await played.keeper(), shop, typed());
    if (added.kind !== "created") throw new Error(added.reason);
    expect(added.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const [listed] = await listEndpoints(env.DB, shop);
    expect(listed).toMatchObject({ name: "Warehouse", shownUrl: "https://wms.example.com/hooks/…", state: "on" });
    const rows = JSON.stringify([await rowsOf("endpoints"), listed]);
    for (const hidden of [added.secret, "T0KEN12345abc", "hush-hush"]) expect(rows).not.toContain(hidden);
    expect(await listEndpoints(env.DB, { id: 2 })).toEqual([]);
    expect(await findEndpoint(env.DB, { id: 2 }, added.id)).toBeUndefined();
  });

  it("is refused where its address leads into a private network, at once and where it is changed", async () => {
    played.addresses["inner.example.com"] = ["10.1.2.3"];
    const refused = { kind: "refused", field: "url", reason: expect.stringContaining("private network") };
    const url = "https://inner.example.com/";
    expect(await addEndpoint(await played.keeper(), shop, typed({ url }))).toEqual(refused);
    const id = await played.endpoint();
    expect(await changeEndpoint(await played.keeper(), shop, id, { url })).toEqual(refused);
    expect(await changeEndpoint(await played.keeper(), shop, id, { url: "https://münchen…/" })).toMatchObject({
      kind: "refused",
    });
    expect(await findEndpoint(env.DB, shop, id)).toMatchObject({ shownUrl: "https://a.example.com/hooks" });
  });

  it("is one of fifty at most", async () => {
    for (let n = 0; n < 50; n++) await played.endpoint({ name: `E${n}` });
    const [fiftieth] = [await addEndpoint(await played.keeper(), shop, typed())];
    expect(fiftieth).toMatchObject({ kind: "refused", reason: "A shop has at most 50 endpoints. Delete one first." });
  });

  it("changes what is said alone, and what waits goes where it is now", async () => {
    const keeper = await played.keeper();
    const added = await addEndpoint(keeper, shop, typed());
    if (added.kind !== "created") throw new Error(added.reason);
    played.answers = ({ url }) => new Response("", { status: url.includes("wms") ? 500 : 200 });
    await announce(played);
    await played.settle();
    const moved = { name: "Moved", url: "https://new.example.com/in" };
    expect(await changeEndpoint(keeper, shop, added.id, moved)).toEqual({ kind: "changed" });
    await played.pass(2 * MINUTE);
    const [before, after] = played.received;
    expect(after?.url).toBe("https://new.example.com/in");
    expect(after?.headers.authorization).toBe("Bearer hush-hush");
    expect(after?.body).toBe(before?.body);
    expect(after?.headers["webhook-id"]).toBe(before?.headers["webhook-id"]);
    expect(await changeEndpoint(keeper, { id: 2 }, added.id, { name: "Stolen" })).toEqual({ kind: "none" });
    expect(await findEndpoint(env.DB, shop, added.id)).toMatchObject({ name: "Moved", events: ["stock.*"] });
  });

  it("that was sealed under an older key is read and written anew, the secret before included", async () => {
    const id = await played.endpoint();
    await regenerateSecret(await played.keeper(), shop, id, 24 * HOUR);
    const keys = ["k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=", "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="];
    const both = { ...(await played.keeper()), ring: await keyRing(keys) };
    await changeEndpoint(both, shop, id, { name: "B" });
    expect(await first("SELECT key_id FROM endpoints")).toEqual({ key_id: "k2" });
    const newest = { ...both, ring: await keyRing(keys.slice(0, 1)) };
    expect(await sendTest(newest, shop, id)).toMatchObject({ kind: "answered", status: 200 });
    expect(played.received[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  });
});

describe("endpoints under an older key", () => {
  const fresh = "k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
  const old = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  it("are written anew under the new one, so that the old one may go", async () => {
    const ids = [await played.endpoint(), await played.endpoint({ shopId: 2 }), await played.endpoint()];
    await regenerateSecret(await played.keeper(), shop, ids[0] ?? 0, 24 * HOUR);
    const before = await findEndpoint(env.DB, shop, ids[0] ?? 0);
    const both = await keyRing([fresh, old]);
    expect(await reencryptEndpoints(env.DB, both, 2, played.clock)).toEqual({ left: 1, unreadable: 0 });
    expect(await reencryptEndpoints(env.DB, both, 2, played.clock)).toEqual({ left: 0, unreadable: 0 });
    const alone = { ...(await played.keeper()), ring: await keyRing([fresh]) };
    for (const [n, id] of ids.entries())
      expect(await sendTest(alone, { ...shop, id: n === 1 ? 2 : 1 }, id)).toMatchObject({ status: 200 });
    expect(played.received[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    expect(await findEndpoint(env.DB, shop, ids[0] ?? 0)).toEqual(before);
  });

  it("that do not open are said, and left", async () => {
    for (let n = 0; n < 2; n++) await played.endpoint();
    await env.DB.exec("UPDATE endpoints SET secret = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' WHERE id = 1");
    const both = await keyRing([fresh, old]);
    expect(await reencryptEndpoints(env.DB, both, 9, played.clock)).toEqual({ left: 1, unreadable: 1 });
  });
});

describe("the list of endpoints", () => {
  it("tells how each does by its last hundred attempts, and what waits", async () => {
    await played.endpoint({ name: "good" });
    await played.endpoint({ name: "bad", url: "https://bad.example.com/", events: ["stock.low"], retries: "smartwms" });
    await played.endpoint({ name: "new", events: ["order.created"] });
    played.answers = ({ url }) => {
      played.clock += 20;
      return new Response("", { status: url.includes("bad") ? 500 : 200 });
    };
    await announce(played, 6);
    await played.settle();
    const [good, bad, fresh] = await listEndpoints(env.DB, shop);
    expect(good?.health).toMatchObject({ successRate: 1, breaker: "closed" });
    expect(good?.health.strip.slice(0, 6)).toEqual(Array(6).fill("delivered"));
    expect(good?.health.p95Ms).toBeGreaterThanOrEqual(20);
    expect(bad?.health).toMatchObject({ successRate: 0, breaker: "open" });
    expect(bad).toMatchObject({ pending: 6, held: 0, exhausted: 0, lastStatus: 500 });
    expect(fresh?.health).toEqual({ successRate: null, p95Ms: null, strip: [], breaker: "closed" });
    played.answers = () => new Response("", { status: 503 });
    await announce(played, 2);
    await played.settle();
    const newest = (await listEndpoints(env.DB, shop))[0]?.health.strip;
    expect(newest?.slice(0, 6)).toEqual(Array(6).fill("delivered"));
    expect(newest?.at(-1)).toBe("failed");
    await env.DB.prepare("UPDATE endpoints SET recent = ? WHERE id = 1")
      .bind(JSON.stringify(Array(100).fill([200, 5])))
      .run();
    await announce(played, 1);
    await played.settle();
    const full = (await listEndpoints(env.DB, shop))[0]?.health.strip;
    expect([full?.length, full?.at(-1), full?.at(-2)]).toEqual([100, "failed", "delivered"]);
    await env.DB.exec("UPDATE dispatches SET state = iif(sequence % 2, 'held', 'exhausted') WHERE endpoint_id = 2");
    expect(await findEndpoint(env.DB, shop, 2)).toMatchObject({ pending: 0, held: 4, exhausted: 5 });
  });
});

describe("a test by hand", () => {
  it("goes the way of any attempt, answers at once and leaves no dispatch", async () => {
    const id = await played.endpoint({ format: "stockaj", events: ["stock.low"] });
    played.answers = () => new Response("welcome", { status: 202 });
    const came = await sendTest(await played.keeper(), shop, id);
    expect(came).toMatchObject({ kind: "answered", status: 202, body: "welcome", succeeded: true });
    const [request] = played.received;
    expect(request?.headers["x-stockaj-event"]).toBe("item.low_stock");
    expect(request?.headers["webhook-signature"]).toMatch(/^v1,/);
    expect(await rowsOf("dispatches", "attempts", "events")).toEqual({ dispatches: [], attempts: [], events: [] });
    expect(await sendTest(await played.keeper(), { ...shop, id: 2 }, id)).toEqual({ kind: "none" });
  });

  it("says why an address is refused, and shows no body", async () => {
    const id = await played.endpoint();
    played.addresses["a.example.com"] = ["169.254.169.254"];
    const came = await sendTest(await played.keeper(), shop, id);
    expect(came).toEqual({ kind: "refused", reason: expect.stringContaining("private network") });
    expect(played.received).toEqual([]);
  });

  it("goes ten times a minute, whatever the endpoint", async () => {
    const ids = [await played.endpoint(), await played.endpoint()];
    const keeper = await played.keeper();
    const came = await Promise.all(Array.from({ length: 14 }, (_, n) => sendTest(keeper, shop, ids[n % 2] ?? 0)));
    expect(came.filter(({ kind }) => kind === "answered")).toHaveLength(10);
    expect(came.filter(({ kind }) => kind === "limited")).toHaveLength(4);
    played.clock += MINUTE;
    expect(await sendTest(keeper, shop, ids[0] ?? 0)).toMatchObject({ kind: "answered" });
  });
});
