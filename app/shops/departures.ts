/** That a shop has gone, as Shopify told it. */
export interface Departure {
  kind: "uninstall" | "erasure";
  /** Shopify's time of it (epoch ms). */
  triggeredAt: number;
  receivedAt: number;
  webhookId: string;
  /** How often Shopify was asked whether it is so, and did not answer. */
  tries: number;
  /** Not asked again before (epoch ms). */
  nextAt: number;
}

export type ToldDeparture = Pick<Departure, "kind" | "triggeredAt" | "receivedAt" | "webhookId"> & { domain: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long (ms) until Shopify is asked again, after so many questions without an answer: a minute, then ever longer. */
export const pauseAfterSilence = (tries: number) => Math.min(12 * HOUR, MINUTE * 2 ** Math.min(tries, 20));
