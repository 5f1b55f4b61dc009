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

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** How long (ms) until Shopify is asked again, after so many questions without an answer: a cut line costs seconds, an outage hours. */
export const pauseAfterSilence = (tries: number) => Math.min(12 * HOUR, 4 * SECOND * 4 ** Math.min(tries, 10));
