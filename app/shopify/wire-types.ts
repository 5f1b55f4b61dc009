import * as z from "zod";
import { quickInstant } from "./wire/quick-instant";
import { quickOf, readQuickly, UNSURE } from "./wire/quick-reader";

const LARGEST_INTEGER = 2n ** 63n - 1n;
/** Of 19 digits some are too large. */
const SURELY_AN_ID = /^[1-9]\d{0,17}$/;

/** One of Shopify's ids, as a decimal string: many are above 2^53. */
export const shopifyId = readQuickly(
  z
    .union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,18}$/)])
    .transform(String)
    .refine((id) => BigInt(id) <= LARGEST_INTEGER, "too large for an id")
    .brand("ShopifyId"),
  quickId,
);

function quickId(value: unknown) {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? asId(String(value)) : UNSURE;
  return typeof value === "string" && SURELY_AN_ID.test(value) ? asId(value) : UNSURE;
}

const asId = (text: string) => text as string & z.$brand<"ShopifyId">;

/**
 * A list of at most `most`: a longer one is refused before any of it is looked at, and the first fault ends the reading,
 * where z.array would keep what is wrong with each.
 */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  readQuickly(listRead(item, most), listReadQuickly(item, most));

const listRead = <Item extends z.ZodType>(item: Item, most: number) =>
  z.unknown().transform((value, { issues }): z.output<Item>[] => {
    if (!Array.isArray(value)) {
      issues.push({ code: "invalid_type", expected: "array", input: value });
      return z.NEVER;
    }
    if (value.length > most) {
      issues.push({ code: "too_big", origin: "array", maximum: most, input: value });
      return z.NEVER;
    }
    const read: z.output<Item>[] = [];
    for (const [index, each] of value.entries()) {
      const parsed = item.safeParse(each);
      if (!parsed.success) {
        for (const issue of parsed.error.issues) issues.push({ ...issue, path: [index, ...issue.path], input: each });
        return z.NEVER;
      }
      read.push(parsed.data);
    }
    return read;
  });

function listReadQuickly<Item extends z.ZodType>(item: Item, most: number) {
  const quick = quickOf(item);
  return (value: unknown): z.output<Item>[] | typeof UNSURE => {
    if (!Array.isArray(value) || value.length > most) return UNSURE;
    const read: unknown[] = [];
    for (const each of value) {
      const one = quick(each);
      if (one === UNSURE) return UNSURE;
      read.push(one);
    }
    return read as z.output<Item>[];
  };
}

/** Most of them: all that is kept of it stands behind the last slash. */
const PLAIN_GID = /^gid:\/\/shopify\/[A-Za-z]{1,60}\/[1-9]\d{0,17}$/;
const GID = /^gid:\/\/shopify\/[A-Za-z]{1,60}\/(\d{1,19})(\?|$)/;
const LONGEST_GID = 200;

/** The number at the end of `gid://shopify/Product/123` (a query part, as inventory levels have, is dropped). */
export const gid = readQuickly(
  z
    .string()
    .check(z.maxLength(LONGEST_GID, { abort: true }))
    .transform((text): string | number => GID.exec(text)?.[1] ?? "")
    .pipe(shopifyId),
  (value) => {
    if (typeof value !== "string" || value.length > LONGEST_GID) return UNSURE;
    if (PLAIN_GID.test(value)) return asId(value.slice(value.lastIndexOf("/") + 1));
    return quickId(GID.exec(value)?.[1] ?? "");
  },
);

/** What Date.parse makes of anything else is a guess: it reads "5" as a day in May 2001. */
const ISO_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/;

/** ISO 8601 with an offset → epoch milliseconds. */
export const instant = readQuickly(
  z
    .string()
    .regex(ISO_WITH_OFFSET)
    .transform((text) => Date.parse(text))
    .refine(Number.isFinite, "not a point in time"),
  (value) => {
    if (typeof value !== "string") return UNSURE;
    const quick = quickInstant(value);
    if (!Number.isNaN(quick)) return quick;
    const read = ISO_WITH_OFFSET.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(read) ? UNSURE : read;
  },
);

/** Units: whole, and within what Shopify's own 32 bits hold. */
export const units = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
