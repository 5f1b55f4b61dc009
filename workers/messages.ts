import type { TopicName } from "./topics/table";

/** What the door puts into INBOX, and the consumer takes out. No buyer is in any of them. */
export type InboxMessage =
  | (Received & { kind: "delivery"; topic: TopicName; payload: unknown })
  | (Received & { kind: "unreadable"; topic: string; size: number; sha256: string; reason: string })
  | (Received & { kind: "unknown topic"; topic: string });

interface Received {
  shop: string;
  webhookId: string;
  triggeredAt: number;
  receivedAt: number;
}
