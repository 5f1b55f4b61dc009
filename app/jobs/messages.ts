import type { Departure } from "../shops/departures";

/** Work that its shop says all about. */
export type ShopJob =
  | "import"
  | "reconcile"
  | "begin-reconciliation"
  | "roll-forward"
  | "replan"
  | "rebuild-days"
  | "replay"
  | "recover"
  | "converge-subscriptions"
  | "renew-access"
  | "read-doubtful-levels"
  | "tell-alerts"
  | "tell-week"
  | "tell-sync"
  | "send-mails"
  | "write-costs"
  | "make-averages"
  | "read-locations"
  | "begin-purchase-orders"
  | "read-purchase-orders";

type Asked =
  | { [Kind in ShopJob]: { kind: Kind; shop: string } }[ShopJob]
  | { kind: "read-product"; shop: string; productId: string }
  | { kind: "read-levels"; shop: string; items: string[] }
  | { kind: "read-orders"; shop: string; orders: string[] }
  | { kind: "write-inventory"; shop: string; key: string }
  | { kind: "uninstall"; shop: string; triggeredAt: number }
  | { kind: "erase"; shop: string; triggeredAt: number };

/**
 * What JOBS carries: work that takes longer than an answer may. Each message is one step; a step asks for the next.
 * `round` is 2 for one that Queues gave up on and that has its second and last hundred of tries.
 */
export type JobMessage = Asked & { round?: number };

/** The job that ends each kind of departure of a shop. */
export const JOB_OF_DEPARTURE = { uninstall: "uninstall", erasure: "erase" } as const satisfies Record<
  Departure["kind"],
  JobMessage["kind"]
>;
