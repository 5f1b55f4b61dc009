import * as z from "zod";
import { dayOfIso } from "../../days/iso-day";
import { MOST_DAYS, PROMOTION_LEVELS, type Promotion } from "../../demand/promotions/promotion";
import { type Parsed, parsed } from "../../forms/parsed";

export const parsePromotion = (form: FormData): Parsed<Promotion> =>
  parsed(promotion.safeParse(Object.fromEntries(form)));

/** A day as a form tells it. */
export const day = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/, "Choose a day.")
  .refine((text) => !Number.isNaN(dayOfIso(text)), "There is no such day.")
  .transform(dayOfIso);

const promotion = z
  .object({
    name: z.string().trim().min(1, "Give it a name.").max(60, "Up to 60 characters."),
    fromDay: day,
    toDay: day,
    level: z.enum(PROMOTION_LEVELS).exclude(["vendor", "product_type"]),
    subject: z.string().regex(/^\d{1,19}$/),
  })
  .refine(({ fromDay, toDay }) => toDay >= fromDay, { path: ["toDay"], message: "It ends before it begins." })
  .refine(({ fromDay, toDay }) => toDay - fromDay < MOST_DAYS, {
    path: ["toDay"],
    message: `Mark up to ${MOST_DAYS} days at once.`,
  })
  .refine(({ level, subject }) => level !== "shop" || subject === "0", {
    path: ["subject"],
    message: "There is one shop.",
  });
