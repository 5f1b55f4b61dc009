export const STATES = ["draft", "in_transit", "partial", "received", "cancelled"] as const;
export type State = (typeof STATES)[number];

/** Something of it may still come. */
export const UNDER_WAY: readonly State[] = ["in_transit", "partial"];

/** What a person does with a transfer. Which part of it has come is no move: it follows from what was received. */
export type Move = "ship" | "receive" | "take back" | "cancel";

/** Whole units of a line by its moves; `returned` came back to where they were shipped. */
export interface LineSums {
  quantity: number;
  shipped: number;
  accepted: number;
  damaged: number;
  returned: number;
}

/** Units of a line that are between the two locations. */
export const inTransitOf = ({ shipped, accepted, damaged, returned }: LineSums) =>
  shipped - accepted - damaged - returned;

const ENDED = { received: "All of it has come.", cancelled: "It is cancelled." };

/** A state that is not named takes the move. */
const REFUSALS: Record<Move, Partial<Record<State, string>>> = {
  ship: { ...ENDED, in_transit: "It was shipped already.", partial: "It was shipped already." },
  receive: { ...ENDED, draft: "It was not shipped yet: ship it first." },
  "take back": { draft: "It was not shipped yet.", cancelled: "It is cancelled: what had come stays where it is." },
  cancel: ENDED,
};

/** Why a transfer may not be moved so, as its page says it; undefined where it may. */
export function moveRefusal({ state, lineCount }: { state: State; lineCount: number }, move: Move): string | undefined {
  const refusal = REFUSALS[move][state];
  if (refusal !== undefined) return refusal;
  return move === "ship" && lineCount === 0 ? "It has no lines yet: add what to move." : undefined;
}

/** What has left is locked. */
export const isEditable = ({ state }: { state: State }) => state === "draft";

/** Why its lines cannot be changed. */
export const whyLocked = ({ state }: { state: State }) =>
  `${state === "cancelled" ? "It is cancelled" : "It has been shipped"}: its lines and locations are locked.`;

/** It has not all come, and its day (days since 1970-01-01) has gone by. */
export const isLate = ({ state, expectedDay }: { state: State; expectedDay: number | null }, today: number) =>
  UNDER_WAY.includes(state) && expectedDay !== null && expectedDay < today;

/** A day cannot be one on which nobody can have counted yet, nor before the goods left. */
export function receivedDayRefusal(day: number, { shippedDay, today }: { shippedDay: number; today: number }) {
  if (day > today) return "This day has not come yet.";
  return day < shippedDay ? "That is before they were shipped." : undefined;
}
