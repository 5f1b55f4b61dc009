import type { MarkedDays } from "./marked-days";

/** What days may be marked for. */
export const PROMOTION_LEVELS = ["shop", "product", "variant"] as const;
export type PromotionLevel = (typeof PROMOTION_LEVELS)[number];

/** `subject`: "0" for the shop, Shopify's id of a product, the local id of a variant. */
export type PromotionSubject = { level: PromotionLevel; subject: string };

/** Days that the merchant marks: velocity and forecast leave them out. */
export type Promotion = PromotionSubject & MarkedDays & { name: string };

export type KeptPromotion = Promotion & { id: number };

export const WHOLE_SHOP: PromotionSubject = { level: "shop", subject: "0" };

/** The promotion that marks this day; where several do, the first of them. */
export const promotionOn = <Days extends MarkedDays>(promotions: Days[], day: number): Days | undefined =>
  promotions.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
