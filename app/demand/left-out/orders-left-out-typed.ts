import * as z from "zod";
import type { Parsed } from "../../forms/parsed";
import { folded } from "../../words/folded";
import type { OrdersLeftOut } from "./orders-left-out";

const yesNo = z.enum(["yes", "no"]).transform((text) => text === "yes");
const MOST = 100;
/** Shopify's own limit of a tag. */
const LONGEST_TAG = 40;

const lines = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) => [...new Map(text.split(/[\n,]/).map((line) => [folded(line), line.trim()])).values()])
  .transform((all) => all.filter(Boolean));

const fields = z.object({
  channelsOut: lines.refine((all) => all.length <= MOST, `Choose ${MOST} at most.`),
  draftsOut: yesNo,
  wholesaleOut: yesNo,
  tagsOut: lines
    .refine((all) => all.length <= MOST, `Enter ${MOST} tags at most.`)
    .refine(
      (all) => all.every((tag) => tag.length <= LONGEST_TAG),
      `A tag has ${LONGEST_TAG} letters at most. Put each on a line of its own.`,
    ),
});

/** From a form; undefined where it has nothing of this, or makes no sense. */
export function parseOrdersLeftOut(form: FormData): Parsed<OrdersLeftOut> | undefined {
  if (!form.has("draftsOut")) return undefined;
  const result = fields.safeParse(Object.fromEntries(form));
  if (result.success) return { kind: "accepted", value: result.data };
  const refusals = result.error.issues.map(({ path, message }) => [String(path[0]), message]);
  return { kind: "refused", refusals: Object.fromEntries(refusals) };
}
