import { isoDay } from "../../days/iso-day";
import { daysSaid } from "./last-year";
import { type ChangedUplift, factorOf, type KeptUplift } from "./uplift";

export const upliftAddress = ({ id }: { id: number }) => `/uplifts/${id}`;

/** What of it can be changed, to compare by: its days are one thing. */
export const upliftTexts = ({ name, days, percent }: ChangedUplift) => ({
  ...{ name, days: daysSaid(days), factor: String(factorOf({ percent })) },
});

/** An uplift as a form tells it. */
export const upliftFields = (uplift: KeptUplift): Record<string, string> => ({
  ...{ name: uplift.name, fromDay: isoDay(uplift.fromDay), toDay: isoDay(uplift.toDay) },
  ...{ factor: String(factorOf(uplift)), level: uplift.level, vendor: uplift.vendor ?? "" },
  productType: uplift.productType ?? "",
  subjects: uplift.subjects.join(","),
});
