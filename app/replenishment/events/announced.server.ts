import { ANNOUNCED, occasionsInJson } from "./announced-sql";
import type { Occasion } from "./occasions";

/**
 * The events of what a batch changes, at most one of each thing: alerts of the touched variants and orders that they suggest,
 * and what the occasions tell of products, orders and levels. One statement, to stand after alerts and before overviews, which
 * show each variant as it was last announced.
 */
export const announced = (database: D1Database, scope: string, occasions: Occasion[], now: number) =>
  database.prepare(ANNOUNCED).bind(scope, now, occasionsInJson(occasions.map((each) => ({ ...OF_NO_LEVEL, ...each }))));

const OF_NO_LEVEL = { locationId: null, updatedAt: null, lines: 0 };
