import type { EventType } from "../../events/catalogue";
import type { DispatchState } from "../dispatch-state";

/** One event on its way to one endpoint, as a list shows it. Its next attempt (epoch ms) counts while it is pending. */
export interface DispatchLine {
  endpointId: number;
  sequence: number;
  type: EventType;
  state: DispatchState;
  attempts: number;
  nextAttemptAt: number;
  lastStatus: number | null;
  reason: string | null;
  createdAt: number;
}

/** One try, as its page shows it: its status, or why nothing was answered. */
export interface AttemptLine {
  id: number;
  at: number;
  status: number | null;
  error: string | null;
  durationMs: number;
  byHand: boolean;
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  responseBody: string;
}
