import { WHOLE_SHOP } from "../../../sql/zeros";

/*
 * The supplier gets one order of a variant, in its lots; the locations share it. Each gets whole units by its weight: what is
 * left of the division goes to the greatest remainders, of equal ones to the first. The same divides what is moved.
 */

type Place = { watched: boolean; sellsOut: boolean; needed: number; velocity: number };

/**
 * A location's weight: none where it sells out; units that it needs itself; where none needs any, its velocity, and
 * equally where nothing sells.
 */
export const weightsOf = (places: Place[]) => {
  const anyNeeds = places.some(({ watched, sellsOut, needed }) => watched && !sellsOut && needed > 0);
  return places.map(({ watched, sellsOut, needed, velocity }) => {
    if (!watched || sellsOut) return 0;
    return anyNeeds ? needed : Math.round(Math.max(0, velocity) * 10_000) + 1;
  });
};

/** Whole units by weight, the order of the weights being that of the locations; nothing where there is no weight. */
export function sharesOf(units: number, weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight, at) => {
    const product = units * weight;
    return { at, base: all && Math.floor(product / all), rest: all && product % all };
  });
  const left = all && units - parts.reduce((sum, { base }) => sum + base, 0);
  const next = [...parts].sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, left);
  return parts.map((part) => part.base + Number(next.includes(part)));
}

/** SQL: what holds of locations alone; 0 of the whole shop. */
export const atLocations = (what: string) => `iif(location_id = ${WHOLE_SHOP}, 0, ${what})`;

/** SQL: units that the supplier is asked for, on every row of the variant. */
export const ORDERED = `MAX(iif(location_id = ${WHOLE_SHOP}, in_lots, 0)) OVER w`;

/** SQL: a location's weight; 0 of the whole shop. */
export const WEIGHT = atLocations(
  `iif(NOT watched OR sells_out, 0, iif(SUM(${atLocations("iif(sells_out, 0, needed)")}) OVER w > 0, needed, CAST(round(MAX(0.0, velocity) * 10000) AS INTEGER) + 1))`,
);

/** SQL: a location's whole part by weight, and what is left over, to be ranked by. */
export const baseOf = (units: string, weight: string) => `${units} * ${weight} / MAX(1, SUM(${weight}) OVER w)`;
export const restOf = (units: string, weight: string) => `${units} * ${weight} % MAX(1, SUM(${weight}) OVER w)`;

/** SQL: its share, of columns made by the two above. */
export const shareIn = (units: string, base: string, rest: string) =>
  `${base} + (${rest} > 0 AND ROW_NUMBER() OVER (PARTITION BY shop_id, variant_id ORDER BY ${rest} DESC, location_id) <= ${units} - SUM(${base}) OVER w)`;

/** SQL: units suggested: of the whole shop all, of a location its share. */
export const SUGGESTED = `iif(location_id = ${WHOLE_SHOP}, ordered, ${shareIn("ordered", "base", "rest")})`;
