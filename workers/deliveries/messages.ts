import type { TopicName } from "./topics/table";

/**
 * What the door puts into INBOX, and the consumer takes out. No buyer is in any of them. `object` is Shopify's number of
 * what an unreadable body tells of, where that much can be read: it can be asked for again.
 */
export type InboxMessage =
  | (Received & { kind: "delivery"; topic: TopicName; payload: unknown })
  | (Received & {
      kind: "unreadable";
      topic: string;
      size: number;
      sha256: string;
      reason: string;
      object: string | null;
    })
  | (Received & { kind: "unknown topic"; topic: string });

export type DeliveryMessage = Extract<InboxMessage, { kind: "delivery" }>;

interface Received {
  shop: string;
  webhookId: string;
  triggeredAt: number;
  receivedAt: number;
  /** Epoch ms: when a person readmitted what had been put aside. No message that comes from the door has it. */
  readmittedAt?: number;
}
