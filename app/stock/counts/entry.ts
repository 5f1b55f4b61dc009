import * as z from "zod";
import { DAY } from "../../days/iso-day";

/** What somebody found of a variant. `age`: how long ago that was as it was sent, in ms: clocks of phones are not to be trusted. */
export interface Entry {
  token: string;
  variantId: number;
  units: number;
  age: number;
  /** It is counted again from here: what was entered before counts no more. */
  anew: boolean;
}

const MOST_UNITS = 1_000_000;
const MOST_ENTRIES = 500;
/** What lay longer on a phone without a network is taken as of a day ago. */
const OLDEST = DAY;

const entries = z
  .array(
    z.object({
      token: z.string().regex(/^[\w/-]{8,80}$/),
      variantId: z.int().positive(),
      units: z.int().min(-MOST_UNITS).max(MOST_UNITS),
      age: z
        .int()
        .min(0)
        .transform((ms) => Math.min(ms, OLDEST)),
      anew: z.boolean().default(false),
    }),
  )
  .min(1)
  .max(MOST_ENTRIES);

/** Undefined where the form cannot be read. */
export function parseEntries(text: unknown): Entry[] | undefined {
  if (typeof text !== "string" || text.length > 400_000) return undefined;
  try {
    return entries.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A line as it stands for whoever counts. */
export interface LineCounted {
  lineId: number;
  variantId: number;
  /** Null: not counted yet. */
  counted: number | null;
  people: number;
}

/** `last` is the newest entry that these lines hold: what comes after it is news. */
export interface Told {
  kind: "told";
  lines: LineCounted[];
  last: number;
  state: string;
}
