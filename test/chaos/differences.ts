import type { Episode } from "../oracle/alerts";
import { levelsIn } from "../oracle/levels";
import { salesIn } from "../oracle/sales";
import { type Arrivals, type Stand, standsIn } from "../oracle/stands";
import type { World } from "../oracle/world";
import { episodesHeld, levelsHeld, salesHeld, standsHeld } from "./app-rows";

/** What the house plans with, as an installation leaves it. Sales of a year are known: longer than the dev store's past. */
export const PLANNING = { windowDays: 30, leadTimeDays: 14, safetyDays: 7, salesFromDay: 0 };

/** Something that the oracle and the app tell differently. */
export interface Difference {
  what: "level" | "sale" | "stand" | "alert";
  /** Of a level the item, of all else the variant. */
  id: number;
  text: string;
}

/** Everything in which the app's rows differ from the world, where so much is on its way. */
export async function differences(world: World, now: number, arrivals: Arrivals = new Map()): Promise<Difference[]> {
  const held = await standsHeld();
  const told = new Map(held.map((stand) => [placeOf(stand), stand.days]));
  const stands = standsIn(world, PLANNING, now, arrivals, told);
  const low = stands.filter((stand) => stand.low).map(placeOf);
  const open = (await episodesHeld()).filter(({ closedAt }) => closedAt === null).map(placeOf);
  return [
    ...compared("level", levelsIn(world), await levelsHeld()),
    ...compared("sale", keyed(salesIn(world), saleKey), keyed(await salesHeld(), saleKey)),
    ...compared("stand", keyed(stands, placeOf), keyed(held, placeOf)),
    ...compared("alert", new Map(low.map((place) => [place, "low"])), new Map(open.map((place) => [place, "low"]))),
  ];
}

/** Alerts with their beginnings and ends, in an order of their own. */
export const inOrder = (episodes: Episode[]) =>
  episodes.map((episode) => `${placeOf(episode)} ${episode.openedAt} ${episode.closedAt}`).sort();

function compared(what: Difference["what"], truth: Map<string, unknown>, held: Map<string, unknown>): Difference[] {
  return [...new Set([...truth.keys(), ...held.keys()])]
    .map((key) => ({ key, theirs: textOf(truth.get(key)), ours: textOf(held.get(key)) }))
    .filter(({ theirs, ours }) => theirs !== ours)
    .map(({ key, theirs, ours }) => ({
      what,
      id: Number(key.split("/")[0]),
      text: `${what} ${key}: ${theirs}, not ${ours}`,
    }));
}

function keyed<Item extends { units: number }>(items: Item[], keyOf: (item: Item) => string) {
  return new Map(items.map((item) => [keyOf(item), item]));
}

const placeOf = ({ variantId, place }: Pick<Stand, "variantId" | "place">) => `${variantId}/${place}`;
const saleKey = ({ variantId, day, place }: { variantId: number; day: number; place: number }) =>
  `${variantId}/${day}/${place}`;

/** The same whatever the order of the fields; a share of a sum may end a hair apart. */
const textOf = (value: unknown) =>
  value !== null && typeof value === "object"
    ? Object.entries(value)
        .map(([name, each]) => `${name} ${typeof each === "number" ? Math.round(each * 1e9) / 1e9 : each}`)
        .sort()
        .join(", ")
    : `${value}`;
