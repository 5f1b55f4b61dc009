import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { MOST_AMOUNT } from "../../../app/purchasing/orders/lines/line-amount";
import { enterCounter } from "../../../app/purchasing/receiving/receipts.server";
import { DEAREST } from "../../../app/suppliers/details";
import { orderBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { deliver, Recorder } from "../../support/shopify";
import { givenShops, ONE, TWO } from "../../support/two-shops";
import { ask, walk } from "./client";
import { givenOrders } from "./orders";
import { givenStock } from "./stock";

beforeEach(async () => {
  await givenShops();
  await givenStock();
});

const line = { variant_id: "301", quantity: 6 };
const good = { supplier_id: "11", location_id: "901", lines: [line] };
const draft = (body: object, more = {}) => ask("/purchase-orders", { method: "POST", body, ...more });
const move = (id: number, path: string, body = {}) => ask(`/purchase-orders/${id}/${path}`, { method: "POST", body });

describe("purchase orders", () => {
  it("are drafted with costs in the supplier's currency, counted on their way, and found again", async () => {
    const lines = [
      { ...line, unit_cost: { amount: "340", currency: "JPY" } },
      { variant_id: "302", quantity: 1, unit_cost: null },
    ];
    const made = await draft({ ...good, lines, note: "Ask for a discount", supplier_note: "Leave at gate 2" });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      ...{ state: "draft", supplier_id: "11", location_id: "901", currency: "JPY" },
      ...{ note: "Ask for a discount", supplier_note: "Leave at gate 2", total: { amount: "2040", currency: "JPY" } },
      lines: [
        {
          ...{ variant_id: "301", sku: "MUG-B", ordered: 6, received: 0, damaged: 0, billed: null, open: 6 },
          ...{ unit_cost: { amount: "340", currency: "JPY" }, amount: { amount: "2040", currency: "JPY" } },
        },
        { variant_id: "302", ordered: 1, unit_cost: null, amount: null },
      ],
    });
    expect((await ask(String(made.headers.get("location")).replace("/api/v1", ""))).json).toEqual(made.json);
    expect((await ask("/variants/301")).json).toMatchObject({ plan: { position: 14 } });
  });

  it("have no line of a variant that a customer's order alone has named: nothing of it could come into stock in Shopify", async () => {
    const sold = orderBody({ at: Date.now(), lines: [{ variant_id: 999 }] });
    await deliver({ topic: "orders/create", body: sold, shop: ONE.domain });
    expect(
      await first("SELECT shop_id AS shop, inventory_item_id AS item FROM variants WHERE shopify_id = 999"),
    ).toEqual({
      ...{ shop: ONE.id, item: null },
    });
    const refused = await draft({ ...good, lines: [line, { variant_id: "999", quantity: 1 }] });
    expect([refused.status, JSON.stringify(refused.json.errors)]).toEqual([
      422,
      expect.stringContaining("This shop has no such variant."),
    ]);
  });

  it("take as dear a cost as the order's page does", async () => {
    const lines = [{ ...line, unit_cost: { amount: "2000000000", currency: "JPY" } }];
    expect((await draft({ ...good, lines })).json).toMatchObject({ lines: [{ unit_cost: { amount: "2000000000" } }] });
  });

  it("come to what is counted exactly on a line, by a price list's dearest unit and by what is told, and no more", async () => {
    await first(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, updated_at) SELECT shop_id, id, 11, ?, 1 FROM variants WHERE shopify_id = 301 ON CONFLICT DO UPDATE SET unit_cost = excluded.unit_cost RETURNING 1",
      DEAREST,
    );
    const told = (amount: string) => ({ ...line, quantity: 1, unit_cost: { amount, currency: "JPY" } });
    for (const most of [{ ...line, quantity: MOST_AMOUNT / DEAREST }, told(String(MOST_AMOUNT))]) {
      const made = await draft({ ...good, lines: [most] });
      expect(made.json).toMatchObject({ total: { amount: "1000000000000" } });
    }
    for (const beyond of [{ ...line, quantity: MOST_AMOUNT / DEAREST + 1 }, told(String(MOST_AMOUNT + 1))]) {
      const refused = await draft({ ...good, lines: [beyond] });
      expect([refused.status, JSON.stringify(refused.json)]).toEqual([
        422,
        expect.stringContaining("A line comes to ¥1,000,000,000,000 at most."),
      ]);
    }
  });

  it("cost what the supplier asks for so many, and tell what of it is tax", async () => {
    await first(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, price_breaks, updated_at) SELECT shop_id, id, 11, 340, '[[6,330]]', 1 FROM variants WHERE shopify_id = 301 ON CONFLICT DO UPDATE SET unit_cost = 340, price_breaks = '[[6,330]]' RETURNING 1",
    );
    await first("UPDATE suppliers SET costs_include_tax = 1 WHERE id = 11 RETURNING 1");
    expect((await draft(good)).json).toMatchObject({
      ...{ total: { amount: "1980", currency: "JPY" }, tax: { amount: "0", currency: "JPY" } },
      lines: [{ amount: { amount: "1980" }, net: { amount: "1980" }, tax_rate: null, tax_included: true }],
    });
  });

  it("are one where the same is sent again, even where the first answer was lost", async () => {
    const headers = { "idempotency-key": "po-1" };
    const one = await draft(good, { headers });
    await first("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 RETURNING 1");
    const again = await draft(good, { headers });
    expect([again.status, again.json.id]).toEqual([201, one.json.id]);
    expect(await first("SELECT COUNT(*) AS n FROM purchase_orders")).toEqual({ n: 1 });
  });

  it("are others for another request under the same key a day later, and still one for the same, though its place has closed", async () => {
    const headers = { "idempotency-key": "po-1" };
    const one = await draft(good, { headers });
    const aDayLater = () => env.DB.exec(`UPDATE api_answers SET created_at = created_at - ${24 * 3_600_000}`);
    await aDayLater();
    const other = await draft({ ...good, note: "For the fair" }, { headers });
    expect([other.status, other.json.id === one.json.id]).toEqual([201, false]);
    await aDayLater();
    await env.DB.exec("UPDATE locations SET active = 0 WHERE shop_id = 1");
    const again = await draft(good, { headers });
    expect([again.status, again.json.id]).toEqual([201, one.json.id]);
  });

  it.each([
    { body: { ...good, supplier_id: "12" }, pointer: "/supplier_id" },
    { body: { ...good, location_id: "951" }, pointer: "/location_id" },
    { body: { ...good, lines: [line, { ...line, variant_id: "401" }] }, pointer: "/lines/1/variant_id" },
    { body: { ...good, lines: [{ ...line, quantity: 0 }] }, pointer: "/lines/0/quantity" },
    {
      body: { ...good, lines: [{ ...line, unit_cost: { amount: "3.40", currency: "JPY" } }] },
      pointer: "/lines/0/unit_cost/amount",
    },
    ...["3,400", "3,40", " 3 ", "1,00,000"].map((amount) => ({
      body: { ...good, lines: [{ ...line, unit_cost: { amount, currency: "JPY" } }] },
      pointer: "/lines/0/unit_cost/amount",
    })),
    {
      body: { ...good, lines: [{ ...line, unit_cost: { amount: "3", currency: "EUR" } }] },
      pointer: "/lines/0/unit_cost/currency",
    },
    { body: { ...good, lines: [{ ...line, price: 3 }] }, pointer: "/lines/0/price" },
  ])("are refused for $pointer", async ({ body, pointer }) => {
    expect(await draft(body)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
    expect(await first("SELECT COUNT(*) AS n FROM purchase_orders")).toEqual({ n: 0 });
  });

  it("say how many decimals the supplier's currency has, where a cost has more", async () => {
    const told = async (amount: string, currency: string) => {
      await first("UPDATE suppliers SET currency = ? WHERE id = 11 RETURNING 1", currency);
      return (await draft({ ...good, lines: [{ ...line, unit_cost: { amount, currency } }] })).json.errors;
    };
    const pointer = "/lines/0/unit_cost/amount";
    expect(await told("3.40", "JPY")).toMatchObject([{ pointer, message: "An amount in JPY has no decimals." }]);
    expect(await told("1.2345", "EUR")).toMatchObject([
      { pointer, message: "An amount in EUR has 2 decimals at most." },
    ]);
    expect(await told("999999999999999.99", "EUR")).toMatchObject([
      { pointer, message: "This is more than is counted." },
    ]);
  });

  it("tell by which deliveries the rest of them comes, and nothing is awaited of what has ended", async () => {
    const made = await draft(good);
    await first("UPDATE purchase_orders SET expected_day = 20800, next_day = 20790 RETURNING 1");
    await first(
      `INSERT INTO purchase_order_deliveries (shop_id, line_id, day, quantity)
      SELECT shop_id, id, 20790, 4 FROM purchase_order_lines RETURNING 1`,
    );
    const shown = (await ask(`/purchase-orders/${made.json.id}`)).json;
    expect(shown).toMatchObject({
      ...{ expected_on: "2026-12-13", next_on: "2026-12-03" },
      lines: [
        {
          awaited: [
            { expected_on: "2026-12-03", quantity: 4 },
            { expected_on: "2026-12-13", quantity: 2 },
          ],
        },
      ],
    });
    expect((await ask("/purchase-orders")).json.data).toMatchObject([{ next_on: "2026-12-03" }]);
    expect((await move(Number(made.json.id), "cancelled")).json).toMatchObject({
      next_on: null,
      lines: [{ awaited: [] }],
    });
  });

  it("move as their state allows, and say why where it does not", async () => {
    await givenOrders();
    expect((await move(1, "sent")).json).toMatchObject({ state: "sent", ordered_on: expect.any(String) });
    expect(await move(1, "sent")).toMatchObject({ status: 409, json: { detail: "It was sent already." } });
    expect((await move(1, "closed")).json.detail).toBe("Nothing of it has come: cancel it instead.");
    expect((await move(1, "cancelled", { reason: "Too late" })).json).toMatchObject({
      ...{ state: "cancelled", end_reason: "Too late", ended_at: expect.any(String) },
      lines: [{ ordered: 10, open: 0 }],
    });
    expect(await walk("/purchase-orders?state=cancelled")).toMatchObject([{ units_ordered: 10, units_open: 0 }]);
    expect((await move(3, "closed")).json.state).toBe("closed");
    const unsaid = {
      status: 422,
      json: { errors: [{ pointer: "/reason", message: "Say why the rest will not come." }] },
    };
    expect(await move(4, "closed")).toMatchObject(unsaid);
    expect((await move(4, "closed", { reason: "Sold out" })).json.state).toBe("closed");
    expect((await move(5, "sent")).status).toBe(404);
    expect((await ask("/purchase-orders/5", { key: TWO.key })).json.state).toBe("draft");
  });

  it("are listed the newest first, by state and supplier", async () => {
    await givenOrders();
    expect((await walk("/purchase-orders?limit=2")).map(({ id }) => id)).toEqual(["9", "4", "3", "2", "1"]);
    expect(await walk("/purchase-orders?state=received")).toMatchObject([
      { id: "3", units_ordered: 10, units_received: 10, units_open: 0, lines: 1 },
    ]);
    expect(await walk("/purchase-orders?supplier_id=12")).toEqual([]);
  });
});

describe("receipts", () => {
  beforeEach(givenOrders);

  const today = new Date().toISOString().slice(0, 10);
  const receive = (lines: object[], more = {}, asked = {}) =>
    ask("/purchase-orders/4/receipts", { method: "POST", body: { received_on: today, lines, ...more }, ...asked });
  const kept = () => first("SELECT COUNT(*) AS n FROM receipts WHERE shop_id = 1");

  it("post what was accepted to Shopify, and tell how each write stands", async () => {
    const JOBS = new Recorder<JobMessage>();
    const lines = [{ line_id: "4", accepted: 5, damaged: 1 }];
    const { status, json } = await receive(lines, { note: "Dock 2" }, { environment: { JOBS } });
    expect([status, json]).toEqual([
      201,
      {
        ...{ id: expect.any(String), purchase_order_id: "4", received_on: today },
        ...{ note: "Dock 2", reverses: null, taken_back: false },
        lines: [{ line_id: "4", accepted: 5, damaged: 1, returned: 0 }],
        posting: [{ line_id: "4", state: "queued", refusal: null }],
      },
    ]);
    expect(JOBS.messages).toMatchObject([{ kind: "write-inventory" }]);
    expect((await ask("/purchase-orders/4")).json).toMatchObject({
      ...{ state: "partial", lines: [{ ordered: 10, received: 7, damaged: 1, open: 2 }] },
    });
    expect((await walk("/purchase-orders/4/receipts"))[0]).toEqual(json);
  });

  it("are one where the same is sent again, even where the first answer was lost", async () => {
    const headers = { "idempotency-key": "r-1" };
    const one = await receive([{ line_id: "4", accepted: 1 }], {}, { headers });
    await first("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 RETURNING 1");
    expect((await receive([{ line_id: "4", accepted: 1 }], {}, { headers })).json.id).toBe(one.json.id);
    expect(await kept()).toEqual({ n: 2 });
  });

  it("are taken back once, by a key as on the page, when Shopify has answered for them, and both of them say so", async () => {
    const reversal = (id: unknown) => ask(`/receipts/${id}/reversal`, { method: "POST" });
    const { json: came } = await receive([{ line_id: "4", accepted: 5, damaged: 1 }]);
    expect(await reversal(came.id)).toMatchObject({
      status: 409,
      json: { detail: "Shopify has not answered for this receipt yet. Take it back once it has." },
    });
    await first("UPDATE inventory_writes SET state = 'confirmed' RETURNING 1");
    const taken = await reversal(came.id);
    expect(taken).toMatchObject({
      status: 201,
      json: {
        ...{ reverses: came.id, taken_back: false, received_on: today },
        lines: [{ line_id: "4", accepted: -5, damaged: -1, returned: 0 }],
        posting: [{ line_id: "4", state: "queued" }],
      },
    });
    expect(await walk("/purchase-orders/4/receipts")).toMatchObject([
      { id: taken.json.id, reverses: came.id, taken_back: false },
      { id: came.id, reverses: null, taken_back: true },
      { reverses: null, taken_back: false },
    ]);
    expect((await ask("/purchase-orders/4")).json).toMatchObject({
      ...{ state: "partial", lines: [{ ordered: 10, received: 2, damaged: 0, open: 8 }] },
    });
    expect(await reversal(came.id)).toMatchObject({ status: 409, json: { detail: "It was taken back already." } });
    expect((await reversal(taken.json.id)).status).toBe(409);
    expect((await reversal(999)).json.code).toBe("not_found");
    expect(await first("SELECT who FROM purchase_order_timeline WHERE what = 'unreceived'")).toEqual({
      who: "key/Warehouse",
    });
  });

  it("are not taken back once their order is closed, or where units were rejected since, and say which of the two", async () => {
    const reversal = (id: unknown) => ask(`/receipts/${id}/reversal`, { method: "POST" });
    const { json: came } = await receive([{ line_id: "4", accepted: 5 }]);
    await first("UPDATE inventory_writes SET state = 'confirmed' RETURNING 1");
    const entry = { formToken: "rejected-4", lines: [{ lineId: 4, accepted: -3, damaged: 3, returned: 0 }] };
    const here = { id: ONE.id, domain: ONE.domain, timeZone: "UTC" };
    const rejected = { ...entry, receivedDay: 1, note: null };
    expect(await enterCounter(env.DB, here, 4, rejected, null, Date.now())).toMatchObject({ kind: "received" });
    expect(await reversal(came.id)).toMatchObject({
      status: 409,
      json: { detail: expect.stringMatching(/More would be taken back than came in|rejected or sent back since/) },
    });
    await ask("/purchase-orders/4/closed", { method: "POST", body: { reason: "Lost" } });
    expect(await reversal(came.id)).toMatchObject({
      status: 409,
      json: { detail: expect.stringMatching(/^The order is closed/) },
    });
  });

  it("of more than is awaited want that said, and leave nothing where it is not", async () => {
    const over = await receive([{ line_id: "4", accepted: 9 }]);
    expect(over).toMatchObject({
      status: 409,
      json: { code: "over_delivery", errors: [{ pointer: "/lines/0/accepted" }] },
    });
    expect((await receive([{ line_id: "4", damaged: 9 }])).json.errors).toMatchObject([
      { pointer: "/lines/0/damaged" },
    ]);
    expect(await kept()).toEqual({ n: 1 });
    expect((await receive([{ line_id: "4", accepted: 9 }], { confirm_over: true })).status).toBe(201);
    expect((await ask("/purchase-orders/4")).json.state).toBe("received");
  });

  const one = { line_id: "4", accepted: 1 };
  it.each([
    { lines: [one, { line_id: "8", accepted: 1 }], pointer: "/lines/1/line_id" },
    { lines: [{ line_id: "4", accepted: 0 }], pointer: "/lines" },
    { lines: [{ line_id: "4", accepted: -1 }], pointer: "/lines/0/accepted" },
    { lines: [], pointer: "/lines" },
    { lines: [one, one], pointer: "/lines" },
    { lines: [one, { ...one, line_id: "04" }], pointer: "/lines/1/line_id" },
    { lines: [one], received_on: "2999-01-01", pointer: "/received_on" },
    { lines: [one], received_on: "2020-01-01", pointer: "/received_on" },
  ])("are refused beside $pointer: $lines", async ({ lines, pointer, ...more }) => {
    expect(await receive(lines, more)).toMatchObject({
      status: 422,
      json: { code: "invalid_body", errors: [{ pointer, in: "body" }] },
    });
    expect(await kept()).toEqual({ n: 1 });
  });
});

describe("an order's mail", () => {
  /** What the mail service was handed, and how it answers. */
  let mails: { to: unknown; subject: string; text: string; attachments: unknown[] }[];
  let answers: () => Promise<Response>;
  const environment = {
    ASSETS: env.ASSETS,
    ...{ MAIL_FROM: "Shop <shop@one.example>", MAIL_API_URL: "https://mail.test/send", MAIL_API_KEY: "k" },
  };
  const mail = (id: unknown, body = {}, more = {}) =>
    ask(`/purchase-orders/${id}/mails`, { method: "POST", body, environment, ...more });

  beforeEach(async () => {
    mails = [];
    answers = async () => Response.json({ id: "m-1" });
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      mails.push(JSON.parse(String(init.body)));
      return answers();
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("goes to the supplier with the PDF, once, and the timeline says which key sent it", async () => {
    await first("UPDATE suppliers SET email = NULL WHERE id = 11 RETURNING 1");
    const { json: made } = await draft(good);
    expect(await mail(made.id)).toMatchObject({ status: 422, json: { errors: [{ pointer: "/to" }] } });
    expect(await mail(made.id, { to: ["nobody"] })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/to" }] },
    });
    expect(mails).toEqual([]);
    await first("UPDATE suppliers SET email = 'orders@bolt.example' WHERE id = 11 RETURNING 1");
    const headers = { "idempotency-key": "mail-1" };
    const sent = await mail(made.id, { message: "Please hurry." }, { headers });
    expect(sent).toMatchObject({ status: 200, json: { id: made.id, state: "sent" } });
    expect((await mail(made.id, { message: "Please hurry." }, { headers })).json).toEqual(sent.json);
    expect(await mail(made.id)).toMatchObject({ status: 409, json: { detail: "It was sent already." } });
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).toContain("orders@bolt.example");
    expect(JSON.stringify(mails)).toContain("Please hurry.");
    expect(mails[0]?.attachments).toHaveLength(1);
    expect(
      await first("SELECT group_concat(what || ' by ' || who, ', ') AS told FROM purchase_order_timeline"),
    ).toEqual({
      told: "created by key/Warehouse, sending by key/Warehouse, sent by key/Warehouse, mailed by key/Warehouse",
    });
    expect((await mail(made.id, {}, { key: TWO.key })).status).toBe(404);
  });

  it("leaves a draft where the service does not take it, and is never sent again where nobody knows", async () => {
    const { json: made } = await draft(good);
    answers = async () => new Response("no such domain", { status: 422 });
    const refused = await mail(made.id, { to: ["a@acme.example"] });
    expect(refused).toMatchObject({ status: 409, json: { detail: expect.stringContaining("no such domain") } });
    expect((await ask(`/purchase-orders/${made.id}`)).json.state).toBe("draft");
    answers = async () => {
      throw new Error("cut off");
    };
    expect((await mail(made.id, { to: ["a@acme.example"] })).json.state).toBe("sending");
    expect((await mail(made.id, { to: ["a@acme.example"] })).status).toBe(409);
    expect(mails).toHaveLength(2);
    expect((await move(Number(made.id), "sent")).json.state).toBe("sent");
  });
});
