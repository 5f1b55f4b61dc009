import { describe, expect, it } from "vitest";
import { z } from "zod";
import { endpointPatchSchema, endpointSchema } from "../../../app/outbound/endpoints/endpoint";
import { filtersSchema, passesFilters } from "../../../app/outbound/endpoints/filters";
import { headersSchema, maskedHeaders } from "../../../app/outbound/endpoints/headers";
import { exampleOf } from "../../../app/outbound/events/example";

const least = {
  name: " Warehouse ",
  url: " https://wms.example.com/hooks ",
  events: ["stock.*", "stock.*", "order.created"],
};

it("fills what is not said from the format", () => {
  expect(endpointSchema.parse(least)).toEqual({
    name: "Warehouse",
    url: "https://wms.example.com/hooks",
    events: ["stock.*", "order.created"],
    format: "standard",
    timeout_s: 10,
    payload: "full",
    filters: { location_ids: [], vendors: [], supplier_ids: [], variant_ids: [] },
    rate_limit: null,
    headers: {},
    retries: "standard",
  });
  expect(endpointSchema.parse({ ...least, format: "storq" })).toMatchObject({ timeout_s: 5, retries: "storq" });
  expect(endpointSchema.parse({ ...least, format: "smartwms", timeout_s: 30, retries: "standard" })).toMatchObject({
    ...{ timeout_s: 30, retries: "standard" },
  });
});

const whyNot = (given: object) => {
  const { error } = endpointSchema.safeParse({ ...least, ...given });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

it.each([
  [{ name: " " }, "name: An endpoint needs a name."],
  [{ name: undefined }, "name: An endpoint needs a name."],
  [{ url: "" }, "url: An endpoint needs an address."],
  [{ events: [] }, "events: Choose at least one event."],
  [{ events: ["stock.gone"] }, "events.0: Choose events from the catalogue: a type, a family such as stock.*, or *."],
  [{ format: "xml" }, "format: A format is one of standard, storq, stockaj, smartwms, slack, discord."],
  [{ timeout_s: 0 }, "timeout_s: At least 1 second."],
  [{ timeout_s: 31 }, "timeout_s: At most 30 seconds."],
  [{ timeout_s: 1.5 }, "timeout_s: A timeout is whole seconds, from 1 to 30."],
  [{ payload: "fat" }, "payload: A payload is full or thin."],
  [{ rate_limit: 0 }, "rate_limit: At least 1 a minute."],
  [{ filters: { location_ids: ["gid://1"] } }, "filters.location_ids.0: An id is digits, as text, as it was told."],
  [{ filters: { variant_ids: ["0901"] } }, "filters.variant_ids.0: An id is digits, as text, as it was told."],
])("says of %j why it is not taken", (given, says) => expect(whyNot(given)).toEqual([says]));

it("refuses unknown fields by name", () => {
  expect(whyNot({ colour: "red" })?.[0]).toContain("colour");
  expect(whyNot({ filters: { colours: [] } })?.[0]).toContain("colours");
});

it("changes only what is said", () => {
  expect(endpointPatchSchema.parse({ timeout_s: 3 })).toEqual({ timeout_s: 3 });
  expect(endpointPatchSchema.parse({})).toEqual({});
  expect(endpointPatchSchema.safeParse({ timeout_s: 99 }).success).toBe(false);
});

it("can be written into the API's document", () => {
  const schema = JSON.stringify(z.toJSONSchema(endpointSchema, { io: "input" }));
  expect(schema).toContain('"stock.*"');
  expect(schema).toContain('"timeout_s"');
});

describe("extra headers", () => {
  it("are credentials and the merchant's own, in lower case", () =>
    expect(headersSchema.parse({ Authorization: "Bearer a b", "X-Shop": "1", "api-key": "k" })).toEqual({
      ...{ authorization: "Bearer a b", "x-shop": "1", "api-key": "k" },
    }));

  it.each([
    ...["Host", "Content-Type", "Content-Length", "webhook-id", "webhook-signature", "Cookie", "User-Agent", "Via"],
    ...[
      "X-Stockaj-Signature",
      "x-forwarded-for",
      "X-Real-IP",
      "X-HTTP-Method-Override",
      "x a",
      "x-é",
      "X-A:",
      "X-A\r\nB",
    ],
    ...["", "constructor", `x-${"a".repeat(63)}`],
  ])("are never %j", (name) => expect(headersSchema.safeParse(Object.fromEntries([[name, "1"]])).success).toBe(false));

  it.each(["", "a\r\nHost: b", "a\nb", "a\0", "é", " a", "a ", "x".repeat(1025)])("never say %j", (value) =>
    expect(headersSchema.safeParse({ "x-a": value }).success).toBe(false),
  );

  it("are at most ten, none of them twice", () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x-${at}`, "1"]));
    expect(headersSchema.safeParse(many(10)).success).toBe(true);
    expect(headersSchema.safeParse(many(11)).success).toBe(false);
    expect(headersSchema.safeParse({ "X-A": "1", "x-a": "2" }).success).toBe(false);
  });

  it("are shown by their names", () =>
    expect(maskedHeaders({ authorization: "Bearer a" })).toEqual({ authorization: "••••" }));
});

describe("filters", () => {
  const passes = (filters: object, data: Record<string, unknown>) => passesFilters(filtersSchema.parse(filters), data);
  const { data: low } = exampleOf("stock.low");

  it("that are empty leave nothing out", () => expect(passes({}, low)).toBe(true));

  it.each([
    [{ location_ids: ["61234567890"] }, true],
    [{ location_ids: ["1"] }, false],
    [{ location_ids: ["1", "61234567890"], vendors: ["CLAYWORKS "], supplier_ids: ["12"] }, true],
    [{ location_ids: ["61234567890"], vendors: ["Other"] }, false],
    [{ variant_ids: ["41234567890123"] }, true],
    [{ supplier_ids: ["13"] }, false],
  ])("%j of a variant that is low: %s", (filters, passing) => expect(passes(filters, low)).toBe(passing));

  it("do not let through what is not known", () =>
    expect(passes({ vendors: ["Clayworks"] }, { ...low, vendor: null })).toBe(false));

  it("leave alone what an event does not speak of", () => {
    expect(passes({ location_ids: ["1"] }, exampleOf("product.updated").data)).toBe(true);
    expect(passes({ vendors: ["Other"] }, exampleOf("endpoint.failing").data)).toBe(true);
  });

  it("ask for one line that passes them all", () => {
    const line = (variant_id: string, vendor: string) => ({ variant_id, vendor });
    const order = { order_id: "1", lines: [line("1", "A"), line("2", "B")] };
    expect(passes({ variant_ids: ["1"], vendors: ["a"] }, order)).toBe(true);
    expect(passes({ variant_ids: ["1"], vendors: ["B"] }, order)).toBe(false);
    expect(passes({ variant_ids: ["1"] }, { ...order, lines: [] })).toBe(false);
    expect(passes({ variant_ids: ["41234567890123"] }, exampleOf("product.updated").data)).toBe(true);
    expect(passes({ variant_ids: ["1"] }, exampleOf("product.updated").data)).toBe(false);
  });

  it("hear of a transfer at either of its ends", () => {
    const { data } = exampleOf("stock.transferred");
    expect(passes({ location_ids: ["61234567890"] }, data)).toBe(true);
    expect(passes({ location_ids: ["61234567891"] }, data)).toBe(true);
    expect(passes({ location_ids: ["1"] }, data)).toBe(false);
  });
});
