import { CLOCKS_DIFFER } from "../../facts/clocks";

/** A delivery may be on its way for so long (ms) before a difference is a fault. Clocks differ by less. */
export const UNDER_WAY = 5 * 60_000;

/** A level of ours beside Shopify's, in Shopify's ids; `ours` is null where we know of none, `theirs` where Shopify has none. */
export interface ComparedLevel {
  inventoryItemId: string;
  locationId: string;
  ours: OwnLevel | null;
  theirs: { available: number | null; updatedAt: number } | null;
}

export interface OwnLevel {
  available: number | null;
  updatedAt: number;
  triggeredAt: number;
  /** The tombstone of a level that was disconnected. */
  deletedAt: number | null;
}

/**
 * agrees: nothing to put right. under way: a delivery may still bring it, and its own version decides. ahead: ours says
 * that it is newer, by so little that Shopify's answer may be the stale one, or both are of the second that is just going
 * by: ask again soon. drift: Shopify's answer is the truth, whatever version ours claims.
 */
export type Verdict = "agrees" | "under way" | "ahead" | "drift";

/** What to think of a level that was just read from Shopify, at `readAt` (epoch ms, our clock). */
export function verdictOn({ ours, theirs }: ComparedLevel, readAt: number): Verdict {
  const isRecent = (at: number) => Math.abs(readAt - at) <= UNDER_WAY;
  if (!theirs) {
    if (!ours || ours.deletedAt !== null) return "agrees";
    return isRecent(ours.updatedAt) || isRecent(ours.triggeredAt) ? "under way" : "drift";
  }
  if (!ours) return isRecent(theirs.updatedAt) ? "under way" : "drift";
  if (ours.deletedAt !== null) return isRecent(ours.deletedAt) || isRecent(theirs.updatedAt) ? "under way" : "drift";
  const isFuture = ours.updatedAt > readAt + UNDER_WAY;
  if (ours.available === theirs.available) return isFuture ? "drift" : "agrees";
  if (ours.updatedAt === theirs.updatedAt)
    return Math.abs(readAt - ours.updatedAt) <= CLOCKS_DIFFER ? "ahead" : "drift";
  if (ours.updatedAt > theirs.updatedAt) return isRecent(ours.updatedAt) ? "ahead" : "drift";
  return isRecent(theirs.updatedAt) ? "under way" : "drift";
}

/** Does the merchant see another number than Shopify's? */
export const showsWrong = ({ ours, theirs }: ComparedLevel) =>
  (ours === null || ours.deletedAt !== null ? null : ours.available) !== (theirs?.available ?? null);
