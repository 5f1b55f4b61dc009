import { dayOf } from "../../../days/calendar";
import { transferFollowed } from "../../../stock/transfers/transfer-changes.server";
import { planChanges } from "../../planning/replan.server";

type Shop = { id: number; timeZone: string };

/** A change of a transfer with all that follows from it, plans of its variants among them, in one batch. */
export const decidedOfTransfer = (
  database: D1Database,
  shop: Shop,
  number: string,
  statements: D1PreparedStatement[],
  variants: number[],
  now: number,
) =>
  database.batch([
    ...statements,
    ...transferFollowed(database, shop, number, now),
    ...planChanges(
      database,
      [{ shopId: shop.id, variants: [...new Set(variants)] }],
      [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
      now,
    ),
  ]);
