import type { Stand } from "./stands";

/** One stretch of time for which a variant was low at a place. */
export interface Episode {
  variantId: number;
  place: number;
  openedAt: number;
  closedAt: number | null;
}

/** Looks again: what is low now and was not begins an episode, what was low and is no more ends one. */
export function look(episodes: readonly Episode[], stands: Stand[], now: number): Episode[] {
  const low = new Set(stands.filter((stand) => stand.low).map(keyOf));
  const open = new Set(episodes.filter(({ closedAt }) => closedAt === null).map(keyOf));
  const begun = stands
    .filter((stand) => stand.low && !open.has(keyOf(stand)))
    .map(({ variantId, place }) => ({ variantId, place, openedAt: now, closedAt: null }));
  const ended = (episode: Episode) => episode.closedAt === null && !low.has(keyOf(episode));
  return [...episodes.map((episode) => (ended(episode) ? { ...episode, closedAt: now } : episode)), ...begun];
}

const keyOf = ({ variantId, place }: { variantId: number; place: number }) => `${variantId}/${place}`;
