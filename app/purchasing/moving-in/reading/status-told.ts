/** What a word of Stocky's says of a line or an order. */
type StatusTold = "received" | "partial" | "awaited" | "cancelled" | "draft" | "unknown";

const WORDS: Record<Exclude<StatusTold, "unknown">, readonly string[]> = {
  received: [
    "received",
    "delivered",
    "fully received",
    "complete",
    "completed",
    "closed",
    "archived",
    "extra received",
  ],
  partial: ["partial", "partially received", "partially delivered", "partly received", "part received", "incomplete"],
  awaited: [
    ...["", "open", "ordered", "sent", "pending", "not received", "not delivered", "undelivered", "unreceived"],
    ...["in transit", "backordered", "back ordered", "submitted", "approved", "awaiting delivery", "generated"],
  ],
  cancelled: ["cancelled", "canceled", "void", "voided", "rejected", "deleted"],
  draft: ["draft"],
};

/** Whatever the case and the signs between the words. */
export function statusTold(text: string | null): StatusTold {
  const bare = (text ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  return STATUSES.find((status) => WORDS[status].includes(bare)) ?? "unknown";
}

const STATUSES = ["received", "partial", "awaited", "cancelled", "draft"] as const;
