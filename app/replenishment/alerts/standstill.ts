import { DAY } from "../../days/iso-day";
/** How a shop's work with Shopify stands. Instants in epoch ms. */
export type SyncState = {
  /** Work that has not come to its end, or was given up, and when it moved last. */
  work: { kind: string; state: "running" | "failed"; movedAt: number }[];
  /** Of the last two comparisons that ended, the newest first: why each did not end well; null where it did. */
  failures: (string | null)[];
  /** When the last comparison that ended well began, or the import ended; null before that. */
  comparedAt: number | null;
  /** A topic whose deliveries come late, and since when. */
  late: { topic: string; since: number } | null;
  /** Waits for a token: a mail of its own tells that. */
  waits: boolean;
};

export type Standstill =
  | { kind: "work"; work: string; since: number }
  | { kind: "late"; topic: string; since: number }
  | { kind: "failed twice"; reason: string }
  | { kind: "not compared"; since: number };

/** A comparison comes each night: that long after one began the next is a day late. */
const COMPARED_WITHIN = 2 * DAY;

/** Undefined where all goes on. A comparison that failed once is tried again in the night, and is nobody's business. */
export function standstillOf(
  { work, failures, comparedAt, late, waits }: SyncState,
  now: number,
): Standstill | undefined {
  if (waits) return undefined;
  const still = work.find(({ kind, state, movedAt }) =>
    state === "running" ? movedAt <= now - DAY : kind !== "reconcile",
  );
  if (still) return { kind: "work", work: still.kind, since: still.movedAt };
  if (late) return { kind: "late", ...late };
  const [last, before] = failures;
  if (last && before) return { kind: "failed twice", reason: last };
  if (comparedAt !== null && comparedAt <= now - COMPARED_WITHIN) return { kind: "not compared", since: comparedAt };
  return undefined;
}

/** Whether a mail is to say that it stands still, or that it goes on. */
export const isToTell = (state: SyncState & { stillSince: number | null }, now: number) =>
  !state.waits && (standstillOf(state, now) !== undefined) !== (state.stillSince !== null);
