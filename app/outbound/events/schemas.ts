import { z } from "zod";
import { EVENTS, type EventType } from "./catalogue";
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
