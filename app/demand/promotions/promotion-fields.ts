import { isoDay } from "../../days/iso-day";
import { daysSaid } from "./last-year";
import type { MarkedDays } from "./marked-days";
import type { KeptPromotion, Promotion } from "./promotion";

export const promotionAddress = ({ id }: { id: number }) => `/promotions/${id}`;

/** What of it can be changed, to compare by: its days are one thing. */
export const promotionTexts = ({ name, days }: ChangedPromotion) => ({
  name,
  days: daysSaid(days),
});

type ChangedPromotion = { name: string; days: MarkedDays };

export const changedPromotion = ({ name, fromDay, toDay }: Promotion): ChangedPromotion => ({
  name,
  days: { fromDay, toDay },
});

/** A promotion as a form tells it. */
export const promotionFields = ({ level, subject, name, fromDay, toDay }: KeptPromotion): Record<string, string> => ({
  ...{ level, subject, name, fromDay: isoDay(fromDay), toDay: isoDay(toDay) },
});
