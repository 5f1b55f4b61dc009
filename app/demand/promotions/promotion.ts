import type { MarkedDays } from "./marked-days";

/** What days may be marked for, the least specific first: a shop of one vendor has many types of product, of one type seldom. */
export const PROMOTION_LEVELS = ["shop", "vendor", "product_type", "product", "variant"] as const;
export type PromotionLevel = (typeof PROMOTION_LEVELS)[number];

/** `subject`: "0" for the shop, our number of a vendor or a product type, Shopify's id of a product, the local id of a variant. */
export type PromotionSubject = { level: PromotionLevel; subject: string };

/** Days that the merchant marks: velocity and forecast leave them out. */
export type Promotion = PromotionSubject & MarkedDays & { name: string };

/** `percent`: of an uplift, what is expected of its days to come; null where days are left out and no more. */
export type KeptPromotion = Promotion & { id: number; percent: number | null };

export const WHOLE_SHOP: PromotionSubject = { level: "shop", subject: "0" };

/** The promotion that marks this day; where several do, the first of them. */
export const promotionOn = <Days extends MarkedDays>(promotions: Days[], day: number): Days | undefined =>
  promotions.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);

/** Longer is no exception any more but how the shop sells, and without other days nothing could be measured. */
export const MOST_DAYS = 92;
