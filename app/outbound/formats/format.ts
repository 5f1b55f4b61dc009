import type { Policy, PolicyName } from "../dispatches/policies";
import type { EventType } from "../events/catalogue";
import type { OutboundEvent, Payload } from "../events/envelope";

export const FORMAT_NAMES = ["standard", "storq", "stockaj", "smartwms", "slack", "discord"] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** How an endpoint's system wants its events. Standard Webhooks' headers go out beside every format's own. */
export interface Format {
  label: string;
  note?: string;
  /** Read by people: its bodies lead to a page. */
  isForPeople?: true;
  nameOf(type: EventType): string;
  /**
   * JSON, below LONGEST_BODY. The same of an event for ever, whatever becomes of this code: an attempt of tomorrow sends what that
   * of today did. A system that wants it otherwise is another format.
   */
  body(event: OutboundEvent, of: { payload: Payload }): string;
  headers(parts: SignedParts): Promise<Record<string, string>>;
  policy: Policy & { timeoutS: number; retries: PolicyName };
}

interface SignedParts {
  /** As it is shown to the merchant. */
  secret: string;
  body: string;
  event: OutboundEvent;
  /** The same at every attempt of an event at an endpoint. */
  dispatchId: string;
}

/** Names in a system's own words, where it has one; else ours. */
export const namesOf = (theirs: Partial<Record<EventType, string>>) => (type: EventType) => theirs[type] ?? type;

export const NO_REPLAY_PROTECTION =
  "No replay protection: the system's own signature covers the body alone, not the time. While a secret is changed, the new one signs.";

/** To the second, as these systems write it: 2026-11-20T09:31:00Z. */
export const secondsIso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The id of what an event is about: the variant of stock, the product, the order. */
export function subjectId({ type, data }: OutboundEvent): unknown {
  const family = type.slice(0, type.indexOf("."));
  return data[family === "stock" || family === "reorder" ? "variant_id" : `${family}_id`];
}
