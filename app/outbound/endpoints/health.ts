/** Of an endpoint's attempts so many, the newest, say how it does. */
export const ATTEMPTS_TOLD = 100;

export interface Health {
  /** From 0 to 1, of its last attempts; null where there was none. */
  successRate: number | null;
  /** In ms: 95 of 100 answers came within; null where nothing was answered. */
  p95Ms: number | null;
  /** Its last attempts, the oldest first. */
  strip: ("delivered" | "failed")[];
  breaker: "closed" | "open";
}

/** An attempt: its status, null where nothing was answered, and how long it took in ms. */
export type Told = [status: number | null, durationMs: number];

/** `told` are the newest attempts, the newest first. The 95th of 100 durations is the nearest rank. */
export function healthOf(told: Told[], isOpen: boolean): Health {
  const strip = told.map(([status]) => (isSuccess(status) ? ("delivered" as const) : ("failed" as const))).reverse();
  const durations = told.flatMap(([status, ms]) => (status === null ? [] : [ms])).sort((a, b) => a - b);
  return {
    successRate: told.length ? strip.filter((each) => each === "delivered").length / told.length : null,
    p95Ms: durations[Math.ceil(durations.length * 0.95) - 1] ?? null,
    strip,
    breaker: isOpen ? "open" : "closed",
  };
}

/** Whether a receiver took what was sent, by its HTTP status: any of 200 to 299. Null: it did not answer. */
export const isSuccess = (status: number | null) => status !== null && status >= 200 && status < 300;
