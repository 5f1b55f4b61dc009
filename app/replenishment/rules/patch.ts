import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { RULE_FIELDS } from "./form";
import { MOST_VARIANTS } from "./most-variants";
import type { Rule } from "./rule";

/** The variants that a form names, as often as there are. */
export const VARIANT_IDS = z
  .array(z.string().regex(/^\d{1,15}$/))
  .min(1, "Select some variants.")
  .max(MOST_VARIANTS, `Select up to ${MOST_VARIANTS} variants.`);

/** What to change in the rules of several variants; a field that is not there stays as it is, a blank one is cleared. */
export type RulePatch = { variantIds: number[]; fields: Partial<Rule> };

export function parsePatch(form: FormData): Parsed<RulePatch> {
  const result = patch.safeParse({ ...Object.fromEntries(form), variants: form.getAll("variants") });
  return parsed(result);
}

const patch = z
  .object({
    ...z.object(RULE_FIELDS).partial().shape,
    variants: VARIANT_IDS,
  })
  .transform(({ variants, ...fields }): RulePatch => ({ variantIds: variants.map(Number), fields }))
  .refine(({ fields }) => Object.keys(fields).length > 0, { path: ["fields"], message: "Choose what to change." });
