export const DISPATCH_STATES = ["pending", "delivered", "exhausted", "held", "skipped"] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** SQL: why one is held. */
export const SWITCHED_OFF = "'The endpoint is switched off.'";
