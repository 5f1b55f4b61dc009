import * as z from "zod";
import { envelopeOf } from "../../outbound/events/envelope";
import { instant } from "../../outbound/events/kinds/facts";
import { listEvents } from "../../outbound/events/list.server";
import { rowsOfPage, whole } from "../door/listed";
import { ANSWERS } from "../door/registries";
import { answer, NOTHING, route } from "../door/route";

export const event = z
  .object({
    id: z.string().describe("The same in every attempt to deliver it"),
    type: z.string(),
    sequence: z.int().describe("Rises by one with each event of the shop"),
    timestamp: instant,
    api_version: z.string(),
    shop: z.string(),
    data: z.record(z.string(), z.unknown()).describe("By the type, as the catalogue of events says"),
  })
  .register(ANSWERS, { id: "Event" });

const events = z
  .object({
    data: z.array(event),
    last_sequence: z.int().describe("For the next question; the same again where nothing came after it"),
  })
  .register(ANSWERS, { id: "Events" });

const USUAL = 50;
const sequence = whole(z.int().min(0));

export const EVENTS_ROUTES = [
  route("GET", "/events", {
    scope: "read",
    name: "listEvents",
    summary: "What was announced, in its order",
    says: "Whoever missed events, or has no public address, asks for what came after the last sequence that it knows. Events are kept for 30 days.",
    query: z.strictObject({
      after: z
        .union([sequence, z.literal("now")], "Write a sequence, or now.")
        .default(0)
        .describe("A sequence; 0 begins with the oldest that is kept, `now` tells the last sequence alone"),
      limit: rowsOfPage(USUAL),
    }),
    body: NOTHING,
    answers: events,
    async work({ database, shop, query }) {
      const { events: found, lastSequence } = await listEvents(database, shop, query.after, query.limit);
      return answer({ data: found.map(envelopeOf), last_sequence: lastSequence });
    },
  }),
];
