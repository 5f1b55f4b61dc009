import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listEndpoints } from "../../app/outbound/endpoints/list.server";
import { catalogueRows, givenDispatches, givenEndpoint, givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
});

afterEach(() => vi.restoreAllMocks());

const FIELDS = {
  ...{ name: "Warehouse", url: "https://93.184.216.34/hooks/T0KEN12345abc", format: "standard", timeout_s: "10" },
  ...{ retries: "standard", payload: "full", rate_limit: "", headers: "Authorization: Bearer hush-hush" },
};

const form = (fields: Record<string, string | string[]> = {}) =>
  new URLSearchParams(
    Object.entries({ ...FIELDS, events: ["stock.*"], ...fields }).flatMap(([name, value]) =>
      [value].flat().map((each) => [name, each]),
    ),
  );

/** Each time a form of its own, unless it says which. */
const ofAForm = (fields: Record<string, string | string[]>) => ({ formToken: crypto.randomUUID(), ...fields });
const add = (fields: Record<string, string | string[]> = {}, shop = SHOP) =>
  visit("/endpoints/new", shop, { method: "POST", body: form(ofAForm(fields)) });
const change = (id: number, fields = {}, shop = SHOP) =>
  visit(`/endpoints/${id}`, shop, {
    method: "PUT",
    body: form({ url: "", headers: "authorization: ••••", ...fields }),
  });
const send = (path: string, method: string, fields: Record<string, string> = {}, shop = SHOP) =>
  visit(path, shop, { method, body: new URLSearchParams(fields), redirect: "manual" });
const page = async (path: string, shop = SHOP) => textOf(await (await visit(path, shop)).text());
const listed = () => listEndpoints(env.DB, { id: 1 });
const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results;

/** A merchant's system in place of the network, where every name is known. */
const played = (status: number, body: string | null = null) => {
  const received: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.method === "GET") return Response.json({ Status: 0, Answer: [{ type: 1, data: "93.184.216.34" }] });
    received.push(request);
    return new Response(body, { status });
  });
  return received;
};

describe("an endpoint", () => {
  it("is added, and its secret is shown this once", async () => {
    const html = await (await add()).text();
    const [secret = ""] = /whsec_[A-Za-z0-9+/]{32}/.exec(html) ?? [];
    expect(textOf(html)).toContain("Warehouse is on");
    expect(secret).not.toBe("");
    expect(await listed()).toMatchObject([{ name: "Warehouse", events: ["stock.*"], timeoutS: 10, state: "on" }]);
    for (const path of ["/endpoints", "/endpoints/1"]) {
      const later = await (await visit(path, SHOP)).text();
      expect(later).toContain("https://93.184.216.34/hooks/…");
      for (const hidden of [secret, "T0KEN12345abc", "hush-hush"]) expect(later).not.toContain(hidden);
    }
    expect(await page("/endpoints")).toMatch(
      /Warehouse https:\/\/93\.184\.216\.34\/hooks\/… Standard Webhooks .*On .*No attempt yet .*Nothing/,
    );
  });

  it("of a form that comes twice is one, with one secret; a form of no token is none", async () => {
    const [one, other] = await Promise.all([1, 2].map(async () => (await add({ formToken: "the-form-token" })).text()));
    const [secret = ""] = /whsec_[A-Za-z0-9+/]{32}/.exec(one ?? "") ?? [];
    expect(secret).not.toBe("");
    expect(other).toContain(secret);
    expect(await listed()).toHaveLength(1);
    expect((await add({ formToken: "" })).status).toBe(400);
    await add();
    expect(await listed()).toHaveLength(2);
  });

  it.each([
    [{ name: " " }, "An endpoint needs a name."],
    [{ url: "http://example.com/" }, "The address must begin with https://."],
    [{ url: "https://10.0.0.1/" }, "The address leads into a private network."],
    [{ events: [] }, "Choose at least one event."],
    [{ timeout_s: "soon" }, "A timeout is whole seconds, from 1 to 30."],
    [{ timeout_s: "31" }, "At most 30 seconds."],
    [{ rate_limit: "-1" }, "A limit is a whole number of events a minute."],
    [{ headers: "no colon" }, "Write each header on a line of its own, as Name: value."],
    [{ headers: "Cookie: a=b" }, '"cookie" cannot be added'],
  ])("with %j is refused beside the field, and nothing is saved", async (fields, says) => {
    const text = await (await add(fields)).text();
    expect(textOf(text)).toContain(says);
    expect(textOf(text)).toContain("Nothing was saved");
    expect(await listed()).toEqual([]);
  });

  it("is changed, while a blank address and hidden headers stay as they are", async () => {
    await env.DB.batch(catalogueRows(1, 8));
    const id = await givenEndpoint(1, { headers: { authorization: "Bearer hush-hush" } });
    const answer = await change(id, {
      ...{ name: "Shed", events: ["order.created", "stock.low"], rate_limit: "60", payload: "thin" },
      ...{ location_ids: ["11"], vendors: ["Acme"], variant_ids: ["1008"] },
    });
    expect(textOf(await answer.text())).toContain("Shed");
    expect(await listed()).toMatchObject([
      {
        ...{ name: "Shed", events: ["order.created", "stock.low"], rateLimit: 60, payload: "thin" },
        filters: { location_ids: ["11"], vendors: ["Acme"], supplier_ids: [], variant_ids: ["1008"] },
        shownUrl: "https://wms.example.com/hooks/…",
      },
    ]);
    const html = await (await visit(`/endpoints/${id}`, SHOP)).text();
    expect(textOf(html)).toContain("Blue mug – Large (MUG-L)");
    expect(html).toContain("authorization: ••••");
    const received = played(204);
    await send(`/endpoints/${id}/tests`, "POST");
    expect(received.at(-1)?.headers.get("authorization")).toBe("Bearer hush-hush");
  });

  it("loses the headers that are taken out, and takes no hidden value for one", async () => {
    const id = await givenEndpoint(1, { headers: { authorization: "Bearer hush-hush", "x-one": "1" } });
    await change(id, { headers: "x-one: ••••\nx-two: 2\nx-three: ••••" });
    const received = played(204);
    await send(`/endpoints/${id}/tests`, "POST");
    const headers = received.at(-1)?.headers;
    expect([...["authorization", "x-one", "x-two", "x-three"]].map((name) => headers?.get(name))).toEqual([
      ...[null, "1", "2", null],
    ]);
  });

  it("is not written over where somebody else has saved it meanwhile", async () => {
    const id = await givenEndpoint(1);
    const opened = JSON.stringify({ name: "Before", rate_limit: "" });
    const text = textOf(await (await change(id, { name: "Mine", opened })).text());
    expect(text).toContain("Saved meanwhile: Warehouse. You typed: Mine.");
    expect(await listed()).toMatchObject([{ name: "Warehouse" }]);
  });

  it("shows what a test was answered, as text", async () => {
    const id = await givenEndpoint(1);
    const received = played(422, "<b>no</b>");
    expect(await (await send(`/endpoints/${id}/tests`, "POST")).json()).toMatchObject({
      ...{ kind: "answered", status: 422, body: "<b>no</b>", succeeded: false },
    });
    expect(received.at(-1)?.headers.get("webhook-id")).toMatch(/^evt_test/);
  });

  it("gets another secret, with or without a day for the old one", async () => {
    const id = await givenEndpoint(1);
    expect(await (await send(`/endpoints/${id}/secrets`, "POST")).json()).toEqual({
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(await page(`/endpoints/${id}`)).toContain("The one before is good until");
    await send(`/endpoints/${id}/secrets`, "POST", { leaked: "yes" });
    expect(await page(`/endpoints/${id}`)).not.toContain("The one before is good until");
  });

  it("holds its events while it is off, and sends them or not when it is on again", async () => {
    const id = await givenEndpoint(1);
    await givenDispatches(1, 3);
    await send(`/endpoints/${id}/switch`, "DELETE");
    expect(await page(`/endpoints/${id}`)).toContain("It missed 3 events, which are held for it.");
    await send(`/endpoints/${id}/switch`, "PUT", { release: "no" });
    expect(await listed()).toMatchObject([{ state: "on", held: 3, pending: 0 }]);
    await send(`/endpoints/${id}/switch`, "DELETE");
    await send(`/endpoints/${id}/switch`, "PUT", { release: "yes" });
    expect(await listed()).toMatchObject([{ state: "on", held: 0 }]);
  });

  it("is deleted with its secrets", async () => {
    const id = await givenEndpoint(1);
    const answer = await send(`/endpoints/${id}`, "DELETE");
    expect(answer.headers.get("location")).toMatch(/^\/endpoints/);
    expect((await visit(`/endpoints/${id}`, SHOP)).status).toBe(404);
    expect(await rows("SELECT url, secret, headers FROM endpoints")).toEqual([{ url: "", secret: "", headers: "" }]);
  });

  it("of another shop is on none of its pages, and at none of its doors", async () => {
    const id = await givenEndpoint(1, { name: "Their only system" });
    await givenDispatches(1);
    const before = await rows("SELECT * FROM endpoints");
    const received = played(204);
    const doors: [string, string][] = [
      ...[
        ["", "GET"],
        ["", "PUT"],
        ["", "DELETE"],
      ].map(([path = "", method = ""]): [string, string] => [`/endpoints/${id}${path}`, method]),
      ...["tests", "secrets"].map((name): [string, string] => [`/endpoints/${id}/${name}`, "POST"]),
      ...["PUT", "DELETE"].map((method): [string, string] => [`/endpoints/${id}/switch`, method]),
      [`/dispatches/${id}/1`, "GET"],
      [`/dispatches/${id}/1/attempts`, "POST"],
    ];
    for (const [path, method] of doors) {
      const body = method === "GET" ? {} : { body: form() };
      expect([path, method, (await visit(path, OTHER, { method, ...body })).status]).toEqual([path, method, 404]);
    }
    for (const path of ["/endpoints", "/dispatches", `/dispatches?endpoint=${id}`, "/recoveries", "/settings"])
      expect(await page(path, OTHER)).not.toContain("Their only system");
    expect(await rows("SELECT * FROM endpoints")).toEqual(before);
    expect(received).toEqual([]);
  });
});

describe("dispatches", () => {
  beforeEach(async () => {
    await givenEndpoint(1);
    await givenEndpoint(1, { name: "Script", events: ["*"] });
    await givenDispatches(1, 2);
    await env.DB.exec(
      "UPDATE dispatches SET state = 'exhausted', attempts = 10, last_status = 500, reason = 'No success in 10 attempts.' WHERE endpoint_id = 2 AND sequence = 1",
    );
  });

  it("are listed, the newest first, and by endpoint, state and event", async () => {
    expect((await page("/dispatches")).match(/stock\.low · \d/g)).toEqual([
      ...["stock.low · 2", "stock.low · 2", "stock.low · 1", "stock.low · 1"],
    ]);
    expect(await page("/dispatches?endpoint=2&state=exhausted&event=stock.low")).toMatch(
      /Low stock stock\.low · 1 Script .*Exhausted .*No success in 10 attempts\. 10 500/,
    );
    expect(await page("/dispatches?event=order.created")).toContain("No dispatch matches these filters.");
    expect(await page("/dispatches?endpoint=x&state=y&event=z")).toContain("stock.low · 2");
  });

  it("are read a page at a time", async () => {
    await givenDispatches(1, 60, Date.now() + 5);
    expect((await page("/dispatches")).match(/stock\.low · \d+/g)).toHaveLength(50);
    const after = encodeURIComponent("[38,1]");
    expect((await page(`/dispatches?after=${after}`)).match(/stock\.low · \d+/)?.[0]).toBe("stock.low · 37");
  });

  it("show each attempt with what was sent and answered, and are sent again", async () => {
    const received = played(200, "thanks <script>");
    const answer = await send("/dispatches/2/1/attempts", "POST");
    expect(await answer.json()).toMatchObject({ kind: "answered", status: 200, succeeded: true, wasDelivered: false });
    const html = await (await visit("/dispatches/2/1", SHOP)).text();
    const text = textOf(html);
    expect(text).toContain("1 attempt");
    expect(text).toContain("Answered 200 By hand");
    expect(text).toContain(`webhook-id ${received.at(-1)?.headers.get("webhook-id")}`);
    expect(text).toContain("thanks <script>");
    expect(html).not.toContain("thanks <script>");
    expect(text).toContain('"available":0');
    expect(text).toContain("Delivered");
  });

  it("that were never tried are not tried again, but sent", async () => {
    const first = await page("/dispatches/1/1");
    expect(first).toContain("Next Sent within a minute.");
    await env.DB.exec("UPDATE dispatches SET attempts = 1");
    expect(await page("/dispatches/1/1")).toContain("Next Tried again within a minute.");
  });

  it("are not sent again while a try is pending", async () => {
    const received = played(200);
    expect(await (await send("/dispatches/1/1/attempts", "POST")).json()).toEqual({ kind: "pending" });
    expect(received).toEqual([]);
  });
});

describe("a recovery", () => {
  beforeEach(async () => {
    await givenEndpoint(1);
    await givenEndpoint(1, { name: "Sleeper" });
    await givenDispatches(1, 3);
    await env.DB.exec("UPDATE dispatches SET state = 'exhausted', attempts = 10, ended_at = created_at");
    await send("/endpoints/2/switch", "DELETE");
  });

  const clock = (at: number) => new Date(at).toISOString().slice(0, 16);
  const chosen = (more = {}) => ({
    ...{ endpoint: "", since: clock(Date.now() - 3_600_000), until: clock(Date.now() + 60_000), perMinute: "600" },
    ...more,
  });
  const preview = (more = {}) => page(`/recoveries?${new URLSearchParams(chosen(more))}`);

  it("first says how many events to which endpoint, and sends nothing", async () => {
    const text = await preview();
    expect(text).toContain("3 events to Warehouse");
    expect(text).toContain("3 events to Sleeper: not sent, since it is off.");
    expect(text).toContain("Send 3 events again");
    expect(await rows("SELECT DISTINCT state FROM dispatches")).toEqual([{ state: "exhausted" }]);
  });

  it("runs as a job, and tells how far it is", async () => {
    await send("/recoveries", "POST", chosen());
    expect(await rows("SELECT kind, counts FROM jobs WHERE kind = 'recover'")).toMatchObject([{ kind: "recover" }]);
    expect(await page("/recoveries")).toMatch(/of 3 handed over, at most 600 a minute/);
  });

  it.each([
    [{ since: "" }, "Enter a day and a time."],
    [{ since: "2026-02-31T10:00" }, "Events of the last 14 days can be sent again."],
    [{ perMinute: "0" }, "Enter a whole number from 1 to 6000."],
    [{ until: clock(Date.now() - 7_200_000) }, "The end must be later than the beginning."],
  ])("of %j is refused beside the field", async (more, says) => expect(await preview(more)).toContain(says));
});

describe("channels of alerts", () => {
  const post = (fields: Record<string, string>) =>
    send("/settings/channels.data", "POST", { formToken: crypto.randomUUID(), ...fields });

  it("are added with a name and a webhook's address, and stand under Settings", async () => {
    played(200);
    await post({ name: "Stock channel", url: "https://hooks.slack.com/services/T000/B000/XXXXsecret" });
    await post({ name: "Night shift", url: "https://discord.com/api/webhooks/123/abc" });
    expect(await listed()).toMatchObject([
      { name: "Stock channel", format: "slack", events: expect.arrayContaining(["stock.low", "stock.out"]) },
      { name: "Night shift", format: "discord" },
    ]);
    const text = await page("/settings");
    expect(text).toContain("Mail: nobody yet.");
    expect(text).toContain("Stock channel Slack");
    expect(text).toContain("Night shift Discord");
    expect(await (await visit("/settings", SHOP)).text()).not.toContain("XXXXsecret");
  });

  it("come of one form once, however often it is sent", async () => {
    played(200);
    const form = { name: "Stock", url: "https://hooks.slack.com/services/T0/B0/x", formToken: "the-form-token" };
    for (const answer of [await post(form), await post(form)])
      expect(await answer.text()).toContain("Stock hears of alerts");
    expect(await listed()).toHaveLength(1);
    expect((await post({ ...form, formToken: "" })).status).toBe(400);
  });

  it.each([
    [{ name: "", url: "https://hooks.slack.com/services/x" }, "An endpoint needs a name."],
    [{ name: "A", url: "" }, "Paste the address of the channel's webhook."],
    [{ name: "A", url: "https://example.com/" }, "This is no webhook of Slack or Discord."],
  ])("of %j are refused", async (fields, says) => {
    expect(await (await post(fields)).text()).toContain(says);
    expect(await listed()).toEqual([]);
  });
});
