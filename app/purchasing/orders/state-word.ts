import type { State } from "./purchase-order";

/** `unitsOpen` where it is known. */
export type Stated = { state: State; saleName: string | null; unitsOpen?: number };

/** An order's state as pages and files say it. */
export function stateWord({ state, saleName, unitsOpen }: Stated): string {
  if (state !== "closed") return WORDS[state];
  if (saleName !== null) return "Shipped";
  return unitsOpen ? "Closed short" : WORDS.closed;
}

const WORDS = {
  draft: "Draft",
  sending: "May have been sent",
  sent: "Sent",
  partial: "Partly received",
  received: "Received",
  closed: "Closed",
  cancelled: "Cancelled",
} satisfies Record<State, string>;
