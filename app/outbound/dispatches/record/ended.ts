import type { Answer } from "../outcome";

/** What became of a claimed dispatch. */
export interface Ended {
  endpointId: number;
  sequence: number;
  state: "pending" | "delivered" | "exhausted" | "skipped";
  /** Epoch ms: when it is due again. */
  nextAttemptAt: number;
  reason: string | null;
  /** Absent where nothing was tried: then nothing counts. */
  attempt?: { at: number; answer: Answer; requestHeaders: [string, string][]; succeeded: boolean };
  /** Switches the endpoint off, for this reason; `unlessWell`: only where it had no success since this dispatch first failed. */
  disables?: { reason: string; unlessWell: boolean };
}
