import * as z from "zod";
import { POLICY_NAMES } from "../dispatches/policies";
import { EVENT_FAMILIES, EVENT_TYPES } from "../events/catalogue";
import { FORMAT_NAMES } from "../formats/format";
import { FORMATS } from "../formats/table";
import { LONGEST_ADDRESS } from "./address";
import { filtersSchema } from "./filters";
import { headersSchema } from "./headers";

const PATTERNS = [...EVENT_FAMILIES, ...EVENT_TYPES];

/** An endpoint's fields as a page or the API sends them; checkAddress looks at the address. */
const fields = {
  name: z
    .string("An endpoint needs a name.")
    .trim()
    .min(1, "An endpoint needs a name.")
    .max(100, "A name has at most 100 letters."),
  url: z
    .string("An endpoint needs an address.")
    .trim()
    .min(1, "An endpoint needs an address.")
    .max(LONGEST_ADDRESS, `An address has at most ${LONGEST_ADDRESS} letters.`),
  events: z
    .array(z.enum(PATTERNS, "Choose events from the catalogue: a type, a family such as stock.*, or *."))
    .min(1, "Choose at least one event.")
    .max(PATTERNS.length, "An event is chosen twice.")
    .transform((patterns) => [...new Set(patterns)]),
  format: z.enum(FORMAT_NAMES, `A format is one of ${FORMAT_NAMES.join(", ")}.`),
  timeout_s: z
    .int("A timeout is whole seconds, from 1 to 30.")
    .min(1, "At least 1 second.")
    .max(30, "At most 30 seconds."),
  payload: z.enum(["full", "thin"], "A payload is full or thin."),
  filters: filtersSchema,
  rate_limit: z
    .int("A limit is a whole number of events a minute.")
    .min(1, "At least 1 a minute.")
    .max(6000, "At most 6000 a minute.")
    .nullable()
    .describe("Events a minute; null for no limit"),
  headers: headersSchema,
  retries: z.enum(POLICY_NAMES, `Retries are one of ${POLICY_NAMES.join(", ")}.`),
};

const { name, url, events, ...optional } = fields;

/** A new endpoint. What is not said the format brings with it. */
export const endpointSchema = z
  .strictObject({ name, url, events, ...z.strictObject(optional).partial().shape })
  .transform(({ format = "standard", ...said }) => ({
    ...{ payload: "full" as const, rate_limit: null, headers: {}, filters: NO_FILTERS },
    ...{ format, timeout_s: FORMATS[format].policy.timeoutS, retries: FORMATS[format].policy.retries },
    ...withoutAbsent(said),
  }));
export type Endpoint = z.output<typeof endpointSchema>;

/** A change of one: only what is said changes, and each said whole. */
export const endpointPatchSchema = z.strictObject(fields).partial();
export type EndpointPatch = z.output<typeof endpointPatchSchema>;

const NO_FILTERS = filtersSchema.parse({});

/** A field that is there without a value counts as not said. */
function withoutAbsent<Said extends object>(said: Said) {
  const entries = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Said]: Exclude<Said[Key], undefined> };
}
