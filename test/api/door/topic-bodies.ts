import { parseLossless } from "../../../app/shopify/wire/lossless-json";
import { TOPICS, type TopicName } from "../../../workers/deliveries/topics/table";
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
import { SHOP } from "../../support/shopify";

const FIXTURES = import.meta.glob<string>("../../fixtures/shopify/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

const ALL = [
  ...[orderBody(), refundBody(), productBody(), levelBody(), itemBody(), locationBody(), shopBody(), connectionBody()],
  orderBody({
    lines: [{}, { quantity: 3, variant_id: 302 }],
    fulfillments: [{ id: 1, status: "success", line_items: [] }],
  }),
  productBody({ variants: [{}, {}, { barcode: "4006381333931" }] }),
  JSON.stringify({ id: 1, myshopify_domain: SHOP, shop_domain: SHOP }),
  '{"current":["read_products"],"previous":[],"updated_at":"2026-11-01T00:00:00Z"}',
  ...Object.values(FIXTURES),
];

/** Bodies that a topic takes, as the topic itself says. */
export const bodiesOf = (topic: TopicName) =>
  ALL.filter((body) => {
    try {
      return TOPICS[topic].narrow(parseLossless(body)).length > 0;
    } catch {
      return false;
    }
  }).map((body): unknown => JSON.parse(body));
