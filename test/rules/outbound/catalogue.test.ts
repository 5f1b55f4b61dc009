import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EVENT_FAMILIES, EVENT_TYPES, EVENTS, isEventType, matches } from "../../../app/outbound/events/catalogue";
import { bodyOf, envelopeOf, LONGEST_BODY, type OutboundEvent, thinData } from "../../../app/outbound/events/envelope";
import { exampleOf } from "../../../app/outbound/events/example";
import { schemaOf } from "../../../app/outbound/events/schemas";

it("knows every event that is promised, and no other", () =>
  expect([...EVENT_TYPES].sort()).toEqual([
    ...["count.completed", "endpoint.disabled", "endpoint.failing", "endpoint.recovered"],
    ...["order.cancelled", "order.created", "order.deleted", "product.created", "product.deleted", "product.updated"],
    ...["purchase_order.cancelled", "purchase_order.closed", "purchase_order.created", "purchase_order.late"],
    "purchase_order.receipt_reversed",
    "purchase_order.received",
    "purchase_order.sent",
    "reorder.suggested",
    "stock.adjusted",
    "stock.low",
    ...["stock.out", "stock.received", "stock.recovered", "stock.transferred"],
    ...["transfer.cancelled", "transfer.receipt_reversed", "transfer.received", "transfer.shipped"],
  ]));

describe.each(EVENT_TYPES)("%s", (type) => {
  it("has an example that says all of its shape and nothing else", () => {
    const strict = z.strictObject((EVENTS[type].data as z.ZodObject).shape);
    expect(strict.safeParse(EVENTS[type].example)).toMatchObject({ success: true });
  });

  it("has a JSON Schema whose keys are words, in snake_case, and that refuses no added field", () => {
    const schema = JSON.stringify(schemaOf(type));
    expect(schema).not.toContain("additionalProperties");
    for (const key of keysIn(envelopeOf(exampleOf(type)))) expect(key).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it("never names a buyer", () =>
    expect(keysIn(EVENTS[type].example).join(" ")).not.toMatch(/customer|email|phone|address|buyer/));

  it("is known by its family and by the star", () => {
    expect(matches([type], type)).toBe(true);
    expect(matches(["*"], type)).toBe(true);
    expect(matches([`${type.split(".")[0]}.*`], type)).toBe(true);
    expect(matches(["nothing.*", `${type}.*`, type.slice(0, -1), "", "*.*"], type)).toBe(false);
  });
});

it("takes no name of an object's own for an event", () => {
  for (const text of ["constructor", "__proto__", "toString", "", "stock.*"]) expect(isEventType(text)).toBe(false);
});

it("has a family for each first word, and the star", () =>
  expect(EVENT_FAMILIES).toEqual([
    ...["*", "product.*", "stock.*", "order.*", "reorder.*", "purchase_order.*", "transfer.*", "count.*", "endpoint.*"],
  ]));

it("has types that match no other's pattern", () => {
  expect(matches(["order.*"], "purchase_order.created")).toBe(false);
  expect(matches(["stock.low"], "stock.out")).toBe(false);
});

const event = (data: Record<string, unknown>): OutboundEvent => ({ ...exampleOf("order.created"), data });

it("puts an event into an envelope", () =>
  expect(envelopeOf(event({ order_id: "1" }))).toEqual({
    id: "evt_5f2b8c1e9d3a4f60b7a1c2d3e4f50617",
    type: "order.created",
    timestamp: "2026-11-20T09:31:00.000Z",
    api_version: "2026-11",
    shop: "clay-and-co.myshopify.com",
    sequence: 1042,
    data: { order_id: "1" },
  }));

it("leaves ids and a link where an endpoint wants it thin", () => {
  const { data, link } = exampleOf("stock.low");
  expect(Object.keys(thinData(data))).toEqual([
    ...["alert_id", "variant_id", "product_id", "inventory_item_id", "supplier_id", "location_id"],
  ]);
  const body = JSON.parse(bodyOf(exampleOf("stock.low"), "thin", envelopeOf));
  expect(body.data).toEqual({ ...thinData(data), link });
});

it("counts a body in bytes, and sends it thin beyond the limit", () => {
  const lines = (count: number, name: string) => ({ order_id: "1", lines: Array(count).fill({ name }) });
  const rest = envelopeOf(event(lines(1, "")));
  const room = LONGEST_BODY - JSON.stringify(rest).length;
  const fits = bodyOf(event(lines(1, "x".repeat(room))), "full", envelopeOf);
  expect(Buffer.byteLength(fits)).toBe(LONGEST_BODY);
  for (const long of [lines(1, "x".repeat(room + 1)), lines(1, "é".repeat(room / 2 + 1)), lines(9000, "Mug")])
    expect(JSON.parse(bodyOf(event(long), "full", envelopeOf)).data).toEqual({
      order_id: "1",
      link: exampleOf("order.created").link,
    });
});

it("never lets a thin body grow", () =>
  expect(thinData({ a_id: "x".repeat(65), b_ids: ["1"], c_id: null, d_id: { deep: "1" }, e: "1", f_id: "2" })).toEqual({
    f_id: "2",
  }));

it("is listed in the documents", () => {
  const page = readFileSync("docs/events.md", "utf8");
  expect(EVENT_TYPES.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
});

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}
