import { instantAt, type Zone } from "../../../days/zone";
import { type Choice, RELEASE_RATE, refusalOf } from "../recovery";

/** What a merchant typed, as the fields hold it. */
export interface TypedRecovery {
  endpoint: string;
  since: string;
  until: string;
  perMinute: string;
}

type ReadRecovery =
  | { kind: "accepted"; choice: Choice; perMinute: number }
  | { kind: "refused"; field: keyof TypedRecovery; reason: string };

/** Two times by the shop's clocks, as `datetime-local` writes them, and how fast. */
export function parseRecovery(typed: TypedRecovery, zone: Zone, now: number): ReadRecovery {
  const since = instantIn(typed.since, zone);
  const until = instantIn(typed.until, zone);
  if (since === undefined) return refused("since", "Enter a day and a time.");
  if (until === undefined) return refused("until", "Enter a day and a time.");
  const endpointId = typed.endpoint === "" ? null : Number(typed.endpoint);
  if (endpointId !== null && !/^\d{1,15}$/.test(typed.endpoint)) return refused("endpoint", "Choose an endpoint.");
  const perMinute = /^\d{1,5}$/.test(typed.perMinute) ? Number(typed.perMinute) : 0;
  if (perMinute < RELEASE_RATE.least || perMinute > RELEASE_RATE.most)
    return refused("perMinute", `Enter a whole number from ${RELEASE_RATE.least} to ${RELEASE_RATE.most}.`);
  const choice = { endpointId, since, until };
  return refusalOf(choice, now) ?? { kind: "accepted", choice, perMinute };
}

const refused = (field: keyof TypedRecovery, reason: string): ReadRecovery => ({ kind: "refused", field, reason });

const CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

function instantIn(text: string, zone: Zone): number | undefined {
  const clock = CLOCK.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  return Number.isNaN(clock) ? undefined : instantAt(clock, zone);
}

/** A clock of the zone as the field shows it. */
export const clockField = (clock: number) => new Date(clock).toISOString().slice(0, 16);
