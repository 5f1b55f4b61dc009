import { isoDay } from "../../days/iso-day";
import type { MarkedDays } from "./marked-days";
import type { KeptPromotion, Promotion } from "./promotion";

export const promotionAddress = ({ id }: { id: number }) => `/promotions/${id}`;

/** What of it can be changed, to compare by: its days are one thing. */
export const promotionTexts = ({ name, days }: ChangedPromotion) => ({
  name,
  days: `${isoDay(days.fromDay)} to ${isoDay(days.toDay)}`,
});

export type ChangedPromotion = { name: string; days: MarkedDays };

export const changedPromotion = ({ name, fromDay, toDay }: Promotion): ChangedPromotion => ({
  name,
  days: { fromDay, toDay },
});

/** A promotion as a form tells it. */
export const promotionFields = ({ level, subject, name, fromDay, toDay }: KeptPromotion): Record<string, string> => ({
  ...{ level, subject, name, fromDay: isoDay(fromDay), toDay: isoDay(toDay) },
});
