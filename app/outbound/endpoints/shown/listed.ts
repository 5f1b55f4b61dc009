import type { Health } from "../health";

/** How an endpoint stands, as pages show it. */
export interface EndpointHealth {
  id: number;
  name: string;
  state: "on" | "off" | "disabled";
  stateReason: string | null;
  failuresInRow: number;
  health: Health;
  pending: number;
  held: number;
  exhausted: number;
}

/** The same with since when, and what it was last answered. */
export interface EndpointCourse extends EndpointHealth {
  lastSuccessAt: number | null;
  failingSince: number | null;
  lastStatus: number | null;
  lastError: string | null;
}
