import type { Cause } from "./cause";

/** One change of a level, as the ledger shows it. */
export type Movement = {
  id: number;
  locationId: number;
  delta: number;
  availableAfter: number | null;
  cause: Cause;
  at: number;
};
