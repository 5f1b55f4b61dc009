import { demandDays } from "../../demand/demand-days";
import { WHOLE_SHOP } from "../../sql/zeros";
import type { Touched } from "../touched-sql";
import { type DemandInput, listDemandInputs } from "./inputs.server";
import { type Begun, forecastsOf, isNewOf, type ShopAsOf } from "./made";

/**
 * The touched variants' inputs as of that day, each with what its similar one sells by a forecast of the same day, whether or not
 * that one is touched and whatever is stored of it. 4 statements; 5 more where one of them is new and has a similar one.
 */
export async function listBegun(
  database: D1Database,
  shopId: number,
  touched: Touched[],
  asOfDay: number,
  shop: ShopAsOf,
): Promise<Begun[]> {
  const inputs = await listDemandInputs(database, touched, asOfDay);
  const borrowing = inputs.filter(borrows).map(({ variantId }) => variantId);
  if (borrowing.length === 0) return inputs.map((input) => ({ ...input, similar: null }));
  const lenders = await listLenders(database, shopId, borrowing);
  const others = await listDemandInputs(database, [{ shopId, variants: lenders }], asOfDay);
  const rateOf = ratesBy(others, shop);
  return inputs.map((input) => begunBy(input, rateOf));
}

const borrows = ({ similar, history }: DemandInput) =>
  similar !== null && isNewOf(demandDays(history)[0]?.availability ?? NONE);
const NONE = new Float64Array();

/** Whom they borrow from, and whom those borrow from. */
async function listLenders(database: D1Database, shopId: number, borrowing: number[]) {
  const { results } = await database
    .prepare(
      `WITH RECURSIVE lender(id) AS (
        SELECT s.similar_id FROM json_each(?2) f CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = f.value
        UNION SELECT s.similar_id FROM lender l CROSS JOIN similar_variants s ON s.shop_id = ?1 AND s.variant_id = l.id
      )
      SELECT id FROM lender`,
    )
    .bind(shopId, JSON.stringify(borrowing))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

type RateOf = (variantId: number) => number;

/** Units a day of the whole shop, as a forecast is stored; 0 where none is made. Each is made once; a circle tells nothing. */
function ratesBy(inputs: DemandInput[], shop: ShopAsOf): RateOf {
  const byId = new Map(inputs.map((input) => [input.variantId, input]));
  const told = new Map<number, number>();
  const rateOf: RateOf = (variantId) => {
    const known = told.get(variantId);
    const input = byId.get(variantId);
    if (known !== undefined || !input) return known ?? 0;
    told.set(variantId, 0);
    const { forecasts } = forecastsOf(begunBy(input, rateOf), shop);
    const rate = Math.max(0, forecasts.find(({ locationId }) => locationId === WHOLE_SHOP)?.rate ?? 0);
    told.set(variantId, rate);
    return rate;
  };
  return rateOf;
}

function begunBy({ similar, ...input }: DemandInput, rateOf: RateOf): Begun {
  const rate = similar ? Math.round(rateOf(similar.variantId) * similar.percent * 100) / 10_000 : 0;
  return { ...input, similar: similar && rate > 0 ? { variantId: similar.variantId, rate } : null };
}
