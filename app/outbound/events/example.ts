import * as z from "zod";
import { EVENTS, type EventType } from "./catalogue";
import type { OutboundEvent } from "./envelope";

const data = z.record(z.string(), z.unknown());

/** The event that the catalogue shows. */
export const exampleOf = (type: EventType): OutboundEvent => ({
  publicId: "evt_5f2b8c1e9d3a4f60b7a1c2d3e4f50617",
  type,
  at: Date.UTC(2026, 10, 20, 9, 31),
  shop: "clay-and-co.myshopify.com",
  sequence: 1042,
  data: data.parse(EVENTS[type].example),
  link: "https://admin.shopify.com/store/clay-and-co/apps/evenstock/products/41234567890123",
});
