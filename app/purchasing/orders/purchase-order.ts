export const STATES = ["draft", "sending", "sent", "partial", "received", "closed", "cancelled"] as const;
export type State = (typeof STATES)[number];

/** Nothing of it is awaited any more. */
export const ENDED: readonly State[] = ["closed", "cancelled"];

/**
 * What a person decides about an order as a whole: `send` begins its one mail, `sent` says that the supplier has it, `unsent`
 * that the mail did not go. Which part of it has come is no move: it follows from the receipts.
 */
export const MOVES = ["send", "sent", "unsent", "cancel", "close", "reopen"] as const;
export type Move = (typeof MOVES)[number];

/** Units. `open` is awaited, by its lines. `dropship`: its goods go to a buyer, and nobody here receives them. */
export type OrderProgress = { state: State; lineCount: number; received: number; open: number; dropship?: boolean };

/** The state of an order that the supplier has, by what of it has come. */
export const stateByUnits = ({ received, open }: { received: number; open: number }): State => {
  if (received <= 0) return "sent";
  return open > 0 ? "partial" : "received";
};

/** Where a move leads that nothing refuses. */
export function stateAfter(order: OrderProgress, move: Move): State {
  if (move === "sent" || move === "reopen") return stateByUnits(order);
  return ({ send: "sending", unsent: "draft", cancel: "cancelled", close: "closed" } as const)[move];
}

/** Whether it stands where a move would lead it: its form came twice, or somebody else was first. */
export const isThere = (order: OrderProgress, move: Move) => order.state === stateAfter(order, move);

/** Why an order may not move so, as its page says it; undefined where it may. A reason is wanted where goods are given up. */
export function moveRefusal(order: OrderProgress, move: Move, reason: string | null = null): string | undefined {
  if (order.dropship && move === "close" && order.state === "sent") return undefined;
  const refusal = REFUSALS[move][order.state];
  if (refusal !== undefined) return refusal;
  if ((move === "send" || move === "sent") && order.lineCount === 0) return "It has no lines yet: add what to order.";
  if (move === "reopen" && order.open === 0) return "All of it has come: there is nothing to wait for.";
  if (move === "close" && order.open > 0 && !reason) return REASON_WANTED;
  return undefined;
}

export const REASON_WANTED = "Say why the rest will not come.";
const CLOSED = "It is closed.";
const CANCELLED = "It is cancelled.";
const BEING_SENT = "It is being sent: say first whether it went out.";
const ALREADY = {
  sent: "It was sent already.",
  partial: "Part of it has come already.",
  received: "All of it has come.",
};
const ENDS = { closed: CLOSED, cancelled: CANCELLED };

/** A state that is not named takes the move. */
const REFUSALS: Record<Move, Partial<Record<State, string>>> = {
  send: { ...ALREADY, ...ENDS, sending: BEING_SENT },
  sent: { ...ALREADY, ...ENDS },
  unsent: { ...ALREADY, ...ENDS, draft: "It was not sent." },
  cancel: {
    ...ENDS,
    sending: BEING_SENT,
    partial: "Part of it has come: close it short instead.",
    received: "All of it has come: close it instead.",
  },
  close: {
    ...ENDS,
    draft: "It was never sent: cancel it instead.",
    sending: BEING_SENT,
    sent: "Nothing of it has come: cancel it instead.",
  },
  reopen: {
    draft: "It is not closed.",
    sending: "It is not closed.",
    sent: "It is not closed.",
    partial: "It is not closed.",
    received: "It is not closed.",
    cancelled: CANCELLED,
  },
};

/** Whether its lines can be changed: what the supplier has is locked. */
export const isEditable = ({ state }: { state: State }) => state === "draft";

/** Why what the supplier has cannot be changed. */
export const whyLocked = ({ state }: { state: State }, what = "its lines, quantities and costs are locked") =>
  `${state === "cancelled" ? "It is cancelled" : "It has gone to the supplier"}: ${what}.`;

/** Units of it that are still to come: nothing of what has ended. */
export const awaitedOf = (state: State, open: number) => (ENDED.includes(state) ? 0 : open);

/** Units of a line that have not come, whatever its order's state; not below 0 where more came than was ordered. */
export const openOf = (line: { ordered: number; closedShort: number; accepted: number; damaged: number }) =>
  Math.max(0, line.ordered - line.closedShort - line.accepted - line.damaged);
