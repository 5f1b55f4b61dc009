import { expect, it } from "vitest";
import { parseLossless } from "../../../app/shopify/wire/lossless-json";
import { TOPICS } from "../../../workers/deliveries/topics/table";
import type { Topic } from "../../../workers/deliveries/topics/topic";
import { narrowBody } from "../../../workers/dev-store/include-fields";
import orderSample from "../../fixtures/shopify/orders-create.json?raw";
import productSample from "../../fixtures/shopify/products-update.json?raw";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  refundBody,
  shopBody,
} from "../../support/bodies";

const place = { location_id: 901, status: "success", line_items: [{ id: 70010, quantity: 1, name: "for Ada" }] };
const properties = [{ name: "engraving", value: "for Ada" }];
const order = orderBody({
  lines: [{ current_quantity: 1, properties }],
  fulfillments: [place],
  location_id: 902,
  note: "for Ada",
});
const gids = [{ admin_graphql_api_id: "gid://shopify/ProductVariant/999", updated_at: "2026-01-01T00:00:00Z" }];
const product = productBody({
  image: { src: "https://cdn.example/a.png", alt: "Ada" },
  variant_gids: gids,
  body_html: "<p>Ada",
});

/** A body of each family of topics as Shopify sends it to who asks for all of it. */
const WHOLE: Record<string, string[]> = {
  orders: [order, orderSample],
  refunds: [refundBody()],
  products: [product, productSample],
  inventory_items: [itemBody()],
  inventory_levels: [levelBody()],
  "inventory_levels/disconnect": [connectionBody()],
  locations: [locationBody()],
  shop: [shopBody()],
};

const cases = Object.entries<Topic<unknown>>(TOPICS).flatMap(([name, topic]) => {
  const bodies = name.endsWith("/delete") ? ['{"id":1}'] : (WHOLE[name] ?? WHOLE[name.split("/")[0] ?? ""] ?? []);
  const { includeFields } = topic.subscription ?? {};
  return includeFields ? bodies.map((body) => ({ name, topic, includeFields, body: Object(parseLossless(body)) })) : [];
});

it("looks at every topic whose body is read", () => expect(new Set(cases.map(({ name }) => name)).size).toBe(20));

it.each(cases)(
  "asks $name for all that it reads, and for nothing with more inside",
  ({ topic, includeFields, body }) => {
    const asked = narrowBody(body, JSON.stringify(includeFields));
    expect(topic.narrow(asked)).toEqual(topic.narrow(body));
    expect(JSON.stringify(asked)).not.toMatch(/Ada|@example|Leeds/);
    for (const field of includeFields)
      for (const value of at(body, field.split(".")))
        expect(typeof value === "object" && value !== null, field).toBe(false);
  },
);

/** What stands at a path, in each element of the lists on the way. */
function at(value: unknown, [head, ...rest]: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => at(each, head === undefined ? [] : [head, ...rest]));
  return head === undefined ? [value] : at(Object(value)[head], rest);
}
