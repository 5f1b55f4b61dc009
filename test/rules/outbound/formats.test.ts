import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DELAYS } from "../../../app/outbound/dispatches/schedule";
import { EVENT_TYPES, type EventType } from "../../../app/outbound/events/catalogue";
import { LONGEST_BODY, type OutboundEvent } from "../../../app/outbound/events/envelope";
import { exampleOf } from "../../../app/outbound/events/example";
import { FORMAT_NAMES } from "../../../app/outbound/formats/format";
import { FORMATS, type FormatName } from "../../../app/outbound/formats/table";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

async function sent(format: FormatName, event: OutboundEvent, payload: "full" | "thin" = "full") {
  const body = FORMATS[format].body(event, { payload });
  const headers = await FORMATS[format].headers({ secret: SECRET, body, event, dispatchId: "dsp_7" });
  return { body, headers, read: JSON.parse(body) };
}

const hex = (body: string) => createHmac("sha256", SECRET).update(body).digest("hex");

/** As storq.io's receivers in Node do: what they parsed they print again, and sign that. */
const printedAgain = (body: string) => JSON.stringify(JSON.parse(body));

/**
 * Bodies are not kept where their event says them: an attempt after an upgrade makes them anew, and is to send the bytes of the one before.
 * What stands here does not change; a system that wants it otherwise is a format beside these.
 */
it("writes every event in the same bytes for ever", () => {
  const prints = FORMAT_NAMES.map((format) => {
    const hash = createHash("sha256");
    for (const event of FROZEN)
      for (const payload of ["full", "thin"] as const) hash.update(FORMATS[format].body(event, { payload }));
    return [format, hash.digest("hex").slice(0, 16)];
  });
  expect(Object.fromEntries(prints)).toMatchInlineSnapshot(`
    {
      "discord": "bd272428981849dd",
      "slack": "70138de5afe61d3f",
      "smartwms": "600b42c91313cb68",
      "standard": "2d419e2e43ce3f96",
      "stockaj": "aa8385926b397a69",
      "storq": "1ea72366e9933b8d",
    }
  `);
});

const FROZEN = Object.entries({
  "stock.low": {
    ...{ variant_id: "41", product_id: "7", location_id: "3", location_name: "York", sku: "MUG-1", name: "Mug · Ü" },
    ...{ available: 3, reorder_point: 12, position: 3, suggested: 24, order_by: "2026-11-20" },
  },
  "product.updated": { product_id: "7", title: "Mug", vendor: null, variants: [{ variant_id: "41", sku: "MUG-1" }] },
  "order.created": { order_id: "9", name: "#1001", lines: [{ variant_id: "41", sku: null, name: "Mug", quantity: 2 }] },
  "purchase_order.sent": {
    purchase_order_id: "5",
    number: "PO-1",
    supplier_name: "Acme & Co",
    units: 24,
    total: "120.50",
  },
} satisfies Partial<Record<EventType, Record<string, unknown>>>).map(
  ([type, data], at): OutboundEvent => ({
    ...{ publicId: `evt_${at}`, type: EVENT_TYPES.find((each) => each === type) ?? "stock.low", data },
    ...{ at: Date.UTC(2026, 10, 20, 9, 31), shop: "clay.myshopify.com", sequence: 1042 + at },
  }),
);

it("sends storq.io's shape, names and headers", async () => {
  const { body, headers, read } = await sent("storq", exampleOf("stock.low"));
  expect(Object.keys(read)).toEqual(["id", "type", "created", "data"]);
  expect(read).toMatchObject({ id: expect.stringMatching(/^evt_/), type: "stock.low", created: 1795167060 });
  expect(read.data.object).toMatchObject({ id: "41234567890123", available: 4, sku: "MUG-BLU" });
  expect(headers).toEqual({ "Storq-Signature": hex(printedAgain(body)), "storq.io-signature": hex(body) });
});

it("sends Stockaj's shape, names and headers, and what its example reads of an item that is low", async () => {
  const { body, headers, read } = await sent("stockaj", exampleOf("stock.low"));
  expect(Object.keys(read)).toEqual(["event", "data", "timestamp"]);
  expect(read).toMatchObject({ event: "item.low_stock", timestamp: "2026-11-20T09:31:00Z" });
  expect(read.data).toMatchObject({
    ...{ quantity: 4, minimum_quantity: 12, external_id: "41234567890123", name: "Stoneware Mug – Blue" },
    id: "41234567890123",
  });
  expect(headers).toEqual({
    "X-Stockaj-Signature": hex(body),
    "X-Stockaj-Event": "item.low_stock",
    "X-Stockaj-Delivery": "dsp_7",
  });
});

it("sends SmartWMS's shape, names and header", async () => {
  const { body, headers, read } = await sent("smartwms", exampleOf("order.cancelled"));
  expect(Object.keys(read)).toEqual(["id", "type", "timestamp", "data"]);
  expect(read).toMatchObject({ type: "order.cancelled", timestamp: "2026-11-20T09:31:00Z" });
  expect(read.data).toMatchObject({ orderId: "5234567890123", status: "cancelled", units: 2 });
  expect(headers).toEqual({ "X-SmartWMS-Signature": hex(body) });
});

/** What the systems document and we announce, by their name of it. */
const THEIRS: [FormatName, Partial<Record<EventType, string>>][] = [
  ["storq", {}],
  [
    "stockaj",
    {
      "product.created": "item.created",
      "product.updated": "item.updated",
      "product.deleted": "item.deleted",
      "stock.low": "item.low_stock",
    },
  ],
  [
    "smartwms",
    { "stock.low": "inventory.low", "stock.adjusted": "inventory.adjusted", "stock.received": "receiving.completed" },
  ],
];

it.each(THEIRS)("names every event as %s does, and in our words what it has none for", (format, theirs) => {
  const names = EVENT_TYPES.map((type) => FORMATS[format].nameOf(type));
  expect(names).toEqual(EVENT_TYPES.map((type) => theirs[type] ?? type));
  expect(new Set(names).size).toBe(EVENT_TYPES.length);
});

describe.each(FORMAT_NAMES)("in the format %s", (format) => {
  it.each(EVENT_TYPES)("%s survives being parsed and printed, full and thin", async (type) => {
    for (const payload of ["full", "thin"] as const) {
      const { body } = await sent(format, exampleOf(type), payload);
      expect(printedAgain(body)).toBe(body);
      expect(body).not.toMatch(/"\d+":/);
    }
  });

  it("stays within its limit and survives being parsed and printed, whatever names a shop has", async () => {
    const name = fc.oneof(fc.string({ unit: "binary", maxLength: 900 }), fc.constant("<".repeat(1000)));
    const lines = fc.array(fc.record({ name, quantity: fc.integer() }), { maxLength: 200 });
    const data = fc.record({ name, location_name: name, reason: name, available: fc.integer(), lines });
    await fc.assert(
      fc.asyncProperty(data, async (data) => {
        const { body } = await sent(format, { ...exampleOf("stock.low"), data });
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(LONGEST_BODY);
        expect(printedAgain(body)).toBe(body);
      }),
      { numRuns: 40 },
    );
  });
});

it("lets a body of thousands of lines go thin in every format that carries data", async () => {
  const event = exampleOf("order.created");
  const lines = Array(3000).fill({ name: "Stoneware Mug – Blue", quantity: 1 });
  const long = { ...event, data: { ...event.data, lines } };
  for (const format of ["standard", "storq", "stockaj", "smartwms"] as const) {
    const { body } = await sent(format, long);
    expect(body).toContain('"order_id":"5234567890123"');
    expect(body).toContain(event.link);
    expect(body.length).toBeLessThan(1000);
  }
});

const named = (name: string) => ({ ...exampleOf("stock.low"), data: { ...exampleOf("stock.low").data, name } });

it("reads well in Slack, with a link to the variant", async () => {
  const { read, headers } = await sent("slack", exampleOf("stock.low"));
  expect(read.text.split("\n")).toEqual([
    "*Low stock: Stoneware Mug – Blue*",
    "<https://admin.shopify.com/store/clay-and-co/apps/evenstock/products/41234567890123|Open in Evenstock>",
    "SKU: MUG-BLU",
    "Location: Leeds warehouse",
    "Available: 4",
    "Available and on its way: 4",
    "Reorder point: 12",
    "Vendor: Clayworks",
  ]);
  expect(headers).toEqual({});
});

it("calls nobody in Slack, whatever a product is called", async () => {
  const { read } = await sent("slack", named("<!channel> & <https://evil.example|free>\n<@U1>"));
  expect(read.text.split("\n")[0]).toBe(
    "*Low stock: &lt;!channel&gt; &amp; &lt;https://evil.example|free&gt; &lt;@U1&gt;*",
  );
});

it("calls nobody in Discord, and lets no name make a link", async () => {
  const { read } = await sent("discord", named("@everyone [free](https://evil.example) **now**"));
  expect(read.allowed_mentions).toEqual({ parse: [] });
  expect(read.content.split("\n")[0]).toBe(
    "**Low stock\\: \\@everyone \\[free\\]\\(https\\://evil.example\\) \\*\\*now\\*\\***",
  );
  expect(read.content.split("\n")[1]).toMatch(/^\[Open in Evenstock\]\(<https:\/\/admin\.shopify\.com\/[^>]*>\)$/);
});

it("stays below Slack's and Discord's longest message, heading and link first", async () => {
  const long = { ...named("<".repeat(5000)), data: { ...named("<".repeat(5000)).data, reason: "_".repeat(5000) } };
  expect((await sent("slack", long)).read.text.length).toBeLessThanOrEqual(3000);
  expect((await sent("discord", long)).read.content.length).toBeLessThanOrEqual(2000);
  for (const format of ["slack", "discord"] as const)
    expect((await sent(format, long)).body).toContain("Open in Evenstock");
});

it("says an order's lines, and how many more there are", async () => {
  const event = exampleOf("order.created");
  const line = { name: "Mug", sku: null, quantity: 2 };
  const { read } = await sent("slack", { ...event, data: { ...event.data, lines: Array(1205).fill(line) } });
  expect(read.text).toContain("Lines: 2 × Mug; 2 × Mug; 2 × Mug; 2 × Mug; 2 × Mug; and 1,200 more");
});

it("brings each system's own patience", () => {
  const minutes = (format: FormatName) => FORMATS[format].policy.delays.map((delay) => delay / 60_000);
  expect(minutes("storq")).toEqual([0, 1, 5, 25]);
  expect(minutes("smartwms")).toEqual([0, 1, 5, 30, 120]);
  for (const format of ["standard", "stockaj", "slack", "discord"] as const)
    expect(FORMATS[format].policy.delays).toEqual(DELAYS);
  expect(FORMAT_NAMES.map((format) => FORMATS[format].policy.timeoutS)).toEqual([10, 5, 10, 10, 10, 10]);
  expect(FORMAT_NAMES.filter((format) => FORMATS[format].policy.thenDisabled === "always")).toEqual(["smartwms"]);
});

it("says of the three compatible formats that they have no replay protection", () =>
  expect(FORMAT_NAMES.filter((format) => FORMATS[format].note?.startsWith("No replay protection"))).toEqual([
    ...["storq", "stockaj", "smartwms"],
  ]));
