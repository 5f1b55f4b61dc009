import type { KeptPromotion } from "../replenishment/promotion";
import { isoDay } from "../shops/iso-day";

export const promotionAddress = ({ id }: { id: number }) => `/promotions/${id}`;

/** A promotion as a form tells it. */
export const promotionFields = ({ level, subject, name, fromDay, toDay }: KeptPromotion): Record<string, string> => ({
  ...{ level, subject, name, fromDay: isoDay(fromDay), toDay: isoDay(toDay) },
});
