import * as z from "zod";
import type { ListedEndpoint } from "../../outbound/endpoints/list.server";
import { instant } from "../../outbound/events/kinds/facts";
import { ANSWERS } from "../door/registries";
import { id, instantOf } from "../shapes/fields";

const COUNTED = "Dispatches, counted to 1,000, and in lists to 100";
const more = z.boolean().describe("Whether there are more than were counted");

const fields = {
  id,
  name: z.string(),
  url: z.string().describe("Without what may be secret in it"),
  events: z.array(z.string()),
  filters: z.object({
    location_ids: z.array(z.string()),
    vendors: z.array(z.string()),
    supplier_ids: z.array(z.string()),
    variant_ids: z.array(z.string()),
  }),
  format: z.string(),
  payload: z.enum(["full", "thin"]),
  retries: z.string(),
  timeout_s: z.int(),
  rate_limit: z.int().nullable().describe("Events a minute; null for no limit"),
  headers: z.record(z.string(), z.string()).nullable().describe("Names, their values masked; null in lists"),
  state: z.enum(["on", "off", "disabled"]).describe("off: by a person. disabled: by what its receiver answered"),
  state_reason: z.string().nullable(),
  health: z.object({
    success_rate: z.number().nullable().describe("0 to 1, of the last 100 attempts; null without any"),
    p95_ms: z.number().nullable(),
    breaker: z.enum(["closed", "open"]),
  }),
  pending: z.int().describe(COUNTED),
  pending_more: more,
  held: z.int().describe(COUNTED),
  held_more: more,
  exhausted: z.int().describe(COUNTED),
  exhausted_more: more,
  previous_secret_until: instant.nullable().describe("Until then the secret before signs as well"),
  created_at: instant,
};

export const endpoint = z.object(fields).register(ANSWERS, { id: "Endpoint" });

export const createdEndpoint = z
  .object({ ...fields, secret: z.string().describe("Shown this once") })
  .register(ANSWERS, { id: "CreatedEndpoint" });

/** `most` stands for as many and more: one more was counted than is told. */
const countedOf = ({ pending, held, exhausted }: ListedEndpoint, most: number) => ({
  ...{ pending: Math.min(pending, most - 1), pending_more: pending >= most },
  ...{ held: Math.min(held, most - 1), held_more: held >= most },
  ...{ exhausted: Math.min(exhausted, most - 1), exhausted_more: exhausted >= most },
});

const HIDDEN = "••••";

export const endpointShown = (
  row: ListedEndpoint,
  headerNames: string[] | null,
  most: number,
  now: number,
): z.input<typeof endpoint> => ({
  ...{ id: String(row.id), name: row.name, url: row.shownUrl, events: row.events, filters: row.filters },
  ...{ format: row.format, payload: row.payload, retries: row.retries },
  ...{ timeout_s: row.timeoutS, rate_limit: row.rateLimit },
  headers: headerNames && Object.fromEntries(headerNames.map((name) => [name, HIDDEN])),
  ...{ state: row.state, state_reason: row.stateReason },
  health: { success_rate: row.health.successRate, p95_ms: row.health.p95Ms, breaker: row.health.breaker },
  ...countedOf(row, most),
  previous_secret_until: row.previousUntil !== null && row.previousUntil > now ? instantOf(row.previousUntil) : null,
  created_at: instantOf(row.createdAt),
});
