import * as z from "zod";
import { MOST_DAYS, PROMOTION_LEVELS } from "../../../demand/promotions/promotion";
import { isNamed, type Uplift } from "../../../demand/promotions/uplift";
import { type Parsed, parsed } from "../../../forms/parsed";
import { day } from "../promotion-form";

/** As many products or variants as one uplift is for. */
const MOST_CHOSEN = 100;
const MOST_FACTOR = 20;

export const parseUplift = (form: FormData): Parsed<Uplift> => parsed(uplift.safeParse(Object.fromEntries(form)));

/** What last year's days are asked for. */
export const parseComparison = (search: URLSearchParams) => comparison.safeParse(Object.fromEntries(search));

const FACTOR = `From 1 to ${MOST_FACTOR}: 2 for twice as much as usual.`;

/** "2", "× 1.5", "1,5" */
const factor = z
  .string()
  .transform((text) => text.replace(/[×xX]/, "").replace(",", ".").trim())
  .refine((text) => /^\d{1,2}(\.\d{1,2})?$/.test(text), FACTOR)
  .transform((text) => Math.round(Number(text) * 100))
  .refine((percent) => percent >= 100 && percent <= 100 * MOST_FACTOR, FACTOR);

const name = z
  .string()
  .trim()
  .max(255)
  .optional()
  .transform((text) => text || null);

const subject = {
  level: z.enum(PROMOTION_LEVELS),
  vendor: name,
  productType: name,
  subjects: z
    .string()
    .optional()
    .transform((text) => [...new Set((text ?? "").split(",").filter((id) => id !== ""))])
    .refine((ids) => ids.every((id) => /^\d{1,19}$/.test(id)), "Choose them from the list.")
    .refine((ids) => ids.length <= MOST_CHOSEN, `Up to ${MOST_CHOSEN} at once.`),
};
const days = { fromDay: day, toDay: day };

const comparison = z.object({ ...subject, ...days });

const uplift = z
  .object({
    name: z.string().trim().min(1, "Give it a name.").max(60, "Up to 60 characters."),
    factor,
    ...days,
    ...subject,
  })
  .refine(({ fromDay, toDay }) => toDay >= fromDay, { path: ["toDay"], message: "It ends before it begins." })
  .refine(({ fromDay, toDay }) => toDay - fromDay < MOST_DAYS, {
    path: ["toDay"],
    message: `Up to ${MOST_DAYS} days at once.`,
  })
  .refine(({ level, vendor }) => level !== "vendor" || vendor !== null, {
    path: ["vendor"],
    message: "Choose a vendor.",
  })
  .refine(({ level, productType }) => level !== "product_type" || productType !== null, {
    path: ["productType"],
    message: "Choose a product type.",
  })
  .refine(({ level, subjects }) => (level !== "product" && level !== "variant") || subjects.length > 0, {
    path: ["subjects"],
    message: "Choose what it is for.",
  })
  .transform(
    ({ factor, vendor, productType, subjects, ...rest }): Uplift => ({
      ...rest,
      percent: factor,
      vendor: rest.level === "vendor" ? vendor : null,
      productType: rest.level === "product_type" ? productType : null,
      subjects: rest.level === "shop" ? ["0"] : isNamed(rest.level) ? [] : subjects,
    }),
  );
