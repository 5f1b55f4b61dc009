/** What JOBS carries: work that takes longer than an answer may. Each message is one step; a step asks for the next. */
export type JobMessage =
  | { kind: "import"; shop: string }
  | { kind: "reconcile"; shop: string }
  | { kind: "begin-reconciliation"; shop: string }
  | { kind: "roll-forward"; shop: string }
  | { kind: "replan"; shop: string }
  | { kind: "rebuild-days"; shop: string }
  | { kind: "replay"; shop: string }
  | { kind: "converge-subscriptions"; shop: string }
  | { kind: "read-product"; shop: string; productId: string }
  | { kind: "read-doubtful-levels"; shop: string }
  | { kind: "tell-alerts"; shop: string }
  | { kind: "send-mails"; shop: string }
  | { kind: "read-levels"; shop: string; items: string[] }
  | { kind: "read-orders"; shop: string; orders: string[] }
  | { kind: "read-locations"; shop: string }
  | { kind: "write-inventory"; shop: string; key: string }
  | { kind: "erase"; shop: string; triggeredAt: number };
