export const DISPATCH_STATES = ["pending", "delivered", "exhausted", "held", "skipped"] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];
