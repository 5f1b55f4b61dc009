import { exports } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { EVENT_TYPES, EVENTS } from "../../app/outbound/events/catalogue";
import { schemaOf } from "../../app/outbound/events/schemas";
import { PROMISE } from "../../app/outbound/promise";
import { RECEIVERS } from "../../app/outbound/signatures/receivers/table";
import { givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(() => givenShop(1, SHOP));

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

/** What a code block of a page holds, as it would be copied. */
async function codeOf(path: string, label: string) {
  const html = await (await visit(path, SHOP)).text();
  const [, code = ""] = html.split(`<section aria-label="${label}" tabindex="0"><pre>`);
  return unescaped(code.slice(0, code.indexOf("</pre>")));
}

const unescaped = (html: string) =>
  html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

describe("the catalogue", () => {
  it("has every event with its words", async () => {
    const text = await page("/events");
    for (const type of EVENT_TYPES) {
      const { title, says } = EVENTS[type];
      expect(text).toContain(`${title} ${type} ${says}`);
    }
  });

  it("prints the promise", async () => {
    const text = await page("/events");
    for (const { title, says } of PROMISE) expect(text).toContain(`${title} ${says}`);
  });
});

describe("an event's page", () => {
  it("has its example as each format sends it, under that format's name of it", async () => {
    const label = (format: string) => `Example of stock.low for ${format}`;
    const standard = JSON.parse(await codeOf("/events/stock.low", label("Standard Webhooks")));
    expect(standard).toMatchObject({ type: "stock.low", data: { available: 4 } });
    const stockaj = JSON.parse(await codeOf("/events/stock.low?format=stockaj", label("Stockaj")));
    expect(stockaj).toMatchObject({ event: "item.low_stock", data: { quantity: 4, minimum_quantity: 12 } });
    const text = await page("/events/stock.low?format=stockaj");
    expect(text).toContain("Called item.low_stock in this format.");
    expect(text).toContain("webhook-signature, X-Stockaj-Signature, X-Stockaj-Event, X-Stockaj-Delivery");
    expect(text).toContain("No replay protection");
    const slack = JSON.parse(await codeOf("/events/stock.low?format=slack", label("Slack")));
    expect(slack.text).toContain("*Low stock: Stoneware Mug");
  });

  it("has its schema and each field in words", async () => {
    const schema = JSON.parse(await codeOf("/events/order.created", "JSON Schema of order.created"));
    expect(schema).toEqual(schemaOf("order.created"));
    const text = await page("/events/order.created");
    expect(text).toContain("data.lines list");
    expect(text).toContain("data.lines[].variant_id text or null Null for a line that sells no variant");
    expect(text).toContain("data.lines[].quantity whole number");
    expect(text).toContain("sequence whole number Rises by one with each event of the shop");
  });

  it.each(["/events/stock", "/events/toString", "/events/stock.low.json"])("%s is not there", async (path) =>
    expect((await visit(path, SHOP)).status).toBe(404),
  );
});

it.each(RECEIVERS)("the receiver in $language can be copied as it is run by the tests", async ({ language, code }) =>
  expect(await codeOf(`/events/receivers?language=${language}`, `Receiver in ${language}`)).toBe(code),
);

describe("the schemas", () => {
  const open = (path: string) => exports.default.fetch(`http://localhost:8787${path}`, { redirect: "manual" });

  it.each(EVENT_TYPES)("of %s is for anyone, at its own address", async (type) => {
    const answer = await open(`/schemas/events/${type}.json`);
    expect(answer.headers.get("content-type")).toBe("application/schema+json");
    const { $id, ...schema } = await answer.json<{ $id: string }>();
    expect(new URL($id).pathname).toBe(`/schemas/events/${type}.json`);
    expect(schema).toEqual(schemaOf(type));
  });

  it("of all events are one file", async () => {
    const { events } = await (await open("/schemas/events.json")).json<{ events: Record<string, object> }>();
    expect(Object.keys(events)).toEqual(EVENT_TYPES);
    expect(events["stock.low"]).toMatchObject({ title: "Low stock", schema: { title: "Low stock" } });
  });

  it.each([
    ["/schemas/events/stock.json", 404],
    ["/schemas/events/__proto__.json", 404],
    ["/schemas/", 401],
    ["/schemas/events", 401],
  ])("%s is not there, and shows no shop's page", async (path, status) =>
    expect((await open(path)).status).toBe(status),
  );
});
