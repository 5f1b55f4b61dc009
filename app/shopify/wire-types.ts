import { z } from "zod";

const LARGEST_INTEGER = 2n ** 63n - 1n;

/** One of Shopify's ids, as a decimal string: many are above 2^53. */
export const shopifyId = z
  .union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,18}$/)])
  .transform(String)
  .refine((id) => BigInt(id) <= LARGEST_INTEGER, "too large for an id")
  .brand("ShopifyId");
export type ShopifyId = z.infer<typeof shopifyId>;

/**
 * A list of at most `most`: a longer one is refused before any of it is looked at, and the first fault ends the reading,
 * where z.array would keep what is wrong with each.
 */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
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

/** The number at the end of `gid://shopify/Product/123` (a query part, as inventory levels have, is dropped). */
export const gid = z
  .string()
  .check(z.maxLength(200, { abort: true }))
  .transform((text): string | number => /^gid:\/\/shopify\/[A-Za-z]{1,60}\/(\d{1,19})(\?|$)/.exec(text)?.[1] ?? "")
  .pipe(shopifyId);

/** What Date.parse makes of anything else is a guess: it reads "5" as a day in May 2001. */
const ISO_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/;

/** ISO 8601 with an offset → epoch milliseconds. */
export const instant = z
  .string()
  .regex(ISO_WITH_OFFSET)
  .transform((text) => Date.parse(text))
  .refine(Number.isFinite, "not a point in time");

/** Units: whole, and within what Shopify's own 32 bits hold. */
export const units = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
