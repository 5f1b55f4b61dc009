import { DAY } from "../../days/iso-day";

/** So far back, in days, events may be sent again. */
export const RECOVERY_DAYS = 14;

/** What is to be sent again: what happened between two times (epoch ms), to one endpoint or, null, to all that are on. */
export interface Choice {
  endpointId: number | null;
  since: number;
  until: number;
}

/** Events a minute: how fast they leave, unless an endpoint's own limit is slower. */
export const RELEASE_RATE = { least: 1, usual: 600, most: 6000 };

export interface Refusal {
  kind: "refused";
  field: "since" | "until";
  reason: string;
}

const refused = (field: Refusal["field"], reason: string): Refusal => ({ kind: "refused", field, reason });

/** Why a choice cannot be recovered; undefined where it can. */
export function refusalOf({ since, until }: Choice, now: number): Refusal | undefined {
  if (since < now - RECOVERY_DAYS * DAY)
    return refused("since", `Events of the last ${RECOVERY_DAYS} days can be sent again.`);
  if (since > now) return refused("since", "The beginning lies in the future.");
  if (until <= since) return refused("until", "The end must be later than the beginning.");
  return undefined;
}

/** Where a recovery stands. */
export interface Cursor extends Choice {
  askedAt: number;
  perMinute: number;
  /** Up to here it was looked at: an endpoint's id and a sequence. */
  after: [endpointId: number, sequence: number];
  isStopped?: true;
}

/** How many of an endpoint a recovery would send; to one that is not on it sends nothing. */
export interface Recoverable {
  endpointId: number;
  name: string;
  state: "on" | "off" | "disabled";
  count: number;
}

/** The last recovery: how many of how many were handed to the sender, and how it stands or ended. */
export interface Recovery extends Choice {
  state: "running" | "done" | "failed" | "stopped";
  perMinute: number;
  total: number;
  sent: number;
  startedAt: number;
  updatedAt: number;
}
