import * as z from "zod";
import { EVENT_TYPES, EVENTS, type EventType, isEventType } from "./catalogue";
import { API_VERSION } from "./envelope";
import { instant } from "./kinds/facts";

/** The JSON Schema (2020-12) of an event as the standard format sends it. Fields may be added: it refuses none. */
export function schemaOf(type: EventType) {
  const { title, says, data } = EVENTS[type];
  const envelope = z
    .object({
      id: z.string().regex(/^evt_[A-Za-z0-9]{1,60}$/),
      type: z.literal(type),
      timestamp: instant,
      api_version: z.literal(API_VERSION),
      shop: z.string(),
      sequence: z.int().positive().describe("Rises by one with each event of the shop"),
      data,
    })
    .meta({ title, description: says });
  return z.toJSONSchema(envelope, { io: "input" });
}

/** Where the app serves it: for everybody, since it tells of no shop. */
export const schemaAddress = (type: EventType) => `/schemas/events/${type}.json`;

/** The event that a file of schemas is named after: `stock.low.json`. */
export function schemaTypeOf(file: string): EventType | undefined {
  const type = file.endsWith(".json") ? file.slice(0, -".json".length) : "";
  return isEventType(type) ? type : undefined;
}

/** With its own address in it, as a validator wants it. */
export const servedSchema = (type: EventType, origin: string) => ({
  $id: `${origin}${schemaAddress(type)}`,
  ...schemaOf(type),
});

/** Every event of the catalogue in one document, by type. */
export const servedCatalogue = (origin: string) => ({
  api_version: API_VERSION,
  events: Object.fromEntries(
    EVENT_TYPES.map((type) => {
      const { title, says } = EVENTS[type];
      return [type, { title, description: says, schema: servedSchema(type, origin) }];
    }),
  ),
});
