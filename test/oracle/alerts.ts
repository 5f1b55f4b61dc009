import type { Stand } from "./stands";

/** One stretch of time for which a variant was low at a place. */
export interface Episode {
  variantId: number;
  place: number;
  openedAt: number;
  closedAt: number | null;
}

/** As the oracle remembers it: the reorder point when it began, and the most the place held since it ended. */
export interface Remembered extends Episode {
  reorderPointThen: number;
  most: number;
}

const WEEK = 7 * 86_400_000;

/**
 * Looks again: what is low now and was not begins an episode, what was low and is no more ends one. One that ended within
 * the week goes on if the place has not held more than a reorder point since, then or now.
 */
export function look(episodes: readonly Remembered[], stands: Stand[], now: number): Remembered[] {
  const told = new Map(stands.map((stand) => [keyOf(stand), stand]));
  const last = new Map(episodes.map((episode) => [keyOf(episode), episode]));
  const seen = episodes.map((episode) =>
    last.get(keyOf(episode)) === episode ? lookedAt(episode, told.get(keyOf(episode)), now) : episode,
  );
  const open = new Set(seen.filter(({ closedAt }) => closedAt === null).map(keyOf));
  const begun = stands.filter((stand) => stand.low && !open.has(keyOf(stand)));
  return [...seen, ...begun.map((stand) => begins(stand, now))];
}

const begins = ({ variantId, place, reorderPoint }: Stand, now: number): Remembered => ({
  ...{ variantId, place, openedAt: now, closedAt: null },
  ...{ reorderPointThen: reorderPoint, most: Number.NEGATIVE_INFINITY },
});

function lookedAt(episode: Remembered, stand: Stand | undefined, now: number): Remembered {
  const { closedAt, most, reorderPointThen } = episode;
  if (stand?.low) {
    const isSame = closedAt !== null && now - closedAt < WEEK && most <= Math.min(stand.reorderPoint, reorderPointThen);
    return isSame ? { ...episode, closedAt: null, most: Number.NEGATIVE_INFINITY } : episode;
  }
  const held = stand?.available ?? Number.NEGATIVE_INFINITY;
  return { ...episode, closedAt: closedAt ?? now, most: Math.max(most, held) };
}

const keyOf = ({ variantId, place }: { variantId: number; place: number }) => `${variantId}/${place}`;
