import { NOTHING_TOLD } from "../../demand/engine/measured-error";
import { findShopDemand, type ShopDemandAsOf } from "../../demand/shop-demand.server";
import { listBegun } from "../forecasts/begun.server";
import type { ForecastAt } from "../forecasts/forecast-at";
import { forecastChanges } from "../forecasts/forecasts.server";
import { listDemandInputs } from "../forecasts/inputs.server";
import { courseFromDays, DAYS_GONE_ON, type GoneOn, goneOn, type KeptShop } from "../forecasts/kept";
import { forecastsOf } from "../forecasts/made";
import type { ToldOf } from "../plans/tables/told-sql";
import { toldDays } from "../plans/told-days";
import type { Touched } from "../touched-sql";
import { coursesForgotten, coursesKept, listCourses } from "./courses.server";
import { type DueRange, stillSuffices } from "./still.server";

/** Forecasts of a step's variants, what they tell of the engine's rates in sum, and of their days up to the day that they are of. */
type Night = {
  statements: D1PreparedStatement[];
  told: number[];
  asOfDay: number | undefined;
  ofDays: () => ToldOf[];
  differing: number[];
  /** Of those that were close, which wait, and which are planned though they might. */
  waiting: Set<number>;
  mightWait: number[];
};

type Asked = {
  touched: Touched[];
  range: { from: number; to: number };
  today: number;
  goesOn: boolean | undefined;
  /** What went on is kept up to this day, too. */
  keepsOn?: boolean | undefined;
  close: DueRange["close"] | undefined;
  /** Those do not wait. */
  some: number[];
};

const NOTHING: Night = {
  ...{ statements: [], told: [], asOfDay: undefined, ofDays: () => [] },
  ...{ differing: [], waiting: new Set(), mightWait: [] },
};

/**
 * A night's forecasts as of the shop's day, and what is kept of their variants' days for the next night. Where the shop's days
 * went on, a forecast goes on from what was kept of its variant; else, or where nothing kept still holds, it is made from the
 * variant's days. To compare, one of those that went on is made from its days as well, another each day.
 */
export async function forecastsOfNight(
  database: D1Database,
  shopId: number,
  { touched, range, today, goesOn, keepsOn, close, some }: Asked,
): Promise<Night> {
  const demand = await findShopDemand(database, shopId);
  if (!demand) return NOTHING;
  const { asOfDay } = demand;
  const shop = keptShopOf(demand);
  const on = shop && goesOn ? await allGoneOn(database, shopId, touched, { shop, keepsOn }) : undefined;
  const compared = on?.gone.at(today % Math.max(1, on.gone.length));
  const asked = on ? [...on.left, ...(compared ? [compared.variantId] : [])] : undefined;
  const built =
    asked?.length === 0
      ? []
      : await fromDays(database, shopId, asked ? [{ shopId, variants: asked }] : touched, { ...demand, kept: shop });
  const again = new Map(built.map((each) => [each.variantId, each]));
  const gone = on?.gone.filter(({ variantId }) => !again.has(variantId)) ?? [];
  const mayWait = gone.flatMap(({ variantId, forecasts }) => {
    const room = close?.get(variantId);
    return room && stillSuffices(room, forecasts) ? [variantId] : [];
  });
  const waiting = new Set(mayWait.filter((id) => !some.includes(id)));
  const all = [...gone.filter(({ variantId }) => !waiting.has(variantId)), ...built];
  const courses = all.flatMap(({ course }) => (course ? [course] : []));
  const kept = courses.map(({ variantId }) => variantId);
  return {
    statements: [
      ...forecastChanges(database, shopId, all),
      ...(on ? [] : [coursesForgotten(database, shopId, range, today, kept)]),
      ...coursesKept(database, shopId, today, courses),
    ],
    told: Array.from(NOTHING_TOLD, (_, rate) => all.reduce((sum, { told }) => sum + (told[rate] ?? 0), 0)),
    asOfDay,
    ofDays: () => all.map(({ variantId, history }) => ({ shopId, variantId, days: toldDays(history) })),
    differing: compared && differ(compared, again.get(compared.variantId)) ? [compared.variantId] : [],
    waiting,
    mightWait: mayWait.filter((id) => some.includes(id)),
  };
}

const keptShopOf = ({ series, ...shop }: ShopDemandAsOf): KeptShop | null =>
  series === null ? null : { ...shop, series };

/** Of the touched variants those that went on, and by their ids those that did not. */
async function allGoneOn(
  database: D1Database,
  shopId: number,
  touched: Touched[],
  { shop, keepsOn }: { shop: KeptShop } & Pick<Asked, "keepsOn">,
) {
  const inputs = await listDemandInputs(database, touched, shop.asOfDay, shop.asOfDay - DAYS_GONE_ON);
  // After the inputs: a day that changes in between deletes what is kept, and so is not overlooked.
  const courses = await listCourses(
    database,
    shopId,
    inputs.map(({ variantId }) => variantId),
  );
  const gone: GoneOn[] = [];
  const left: number[] = [];
  for (const input of inputs) {
    const on = goneOn(input, courses.get(input.variantId), shop, keepsOn);
    if (on) gone.push(on);
    else left.push(input.variantId);
  }
  return { gone, left };
}

async function fromDays(
  database: D1Database,
  shopId: number,
  touched: Touched[],
  { kept: shop, ...demand }: ShopDemandAsOf & { kept: KeptShop | null },
): Promise<GoneOn[]> {
  const inputs = await listBegun(database, shopId, touched, demand.asOfDay, demand);
  return inputs.map((input) => {
    const { kept, ...made } = forecastsOf(input, demand);
    const { variantId, history } = input;
    return { variantId, history, ...made, course: shop && courseFromDays(input, kept, shop) };
  });
}

const differ = ({ forecasts }: { forecasts: ForecastAt[] }, from: GoneOn | undefined) =>
  from !== undefined && JSON.stringify(forecasts) !== JSON.stringify(from.forecasts);
