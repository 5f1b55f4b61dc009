export const STATES = ["draft", "in_progress", "in_review", "completed", "cancelled"] as const;
export type State = (typeof STATES)[number];

export const ENDED: readonly State[] = ["completed", "cancelled"];

/** What a person decides about a count; its lines are counted in progress, and written to Shopify as it is completed. */
export const MOVES = ["start", "review", "reopen", "complete", "cancel"] as const;
export type Move = (typeof MOVES)[number];

const FROM = {
  start: ["draft"],
  review: ["in_progress"],
  reopen: ["in_review"],
  complete: ["in_review"],
  cancel: ["draft", "in_progress", "in_review"],
} as const satisfies Record<Move, readonly State[]>;

const TO = {
  start: "in_progress",
  review: "in_review",
  reopen: "in_progress",
  complete: "completed",
  cancel: "cancelled",
} as const satisfies Record<Move, State>;

/** The states from which a move leads on, and where it leads. */
export const statesBefore = (move: Move): readonly State[] => FROM[move];
export const stateAfter = (move: Move): State => TO[move];

export const mayMove = (state: State, move: Move) => statesBefore(move).includes(state);

/** Why a count may not move so, in the merchant's words; undefined where it may. */
export function moveRefusal({ state, countedCount }: { state: State; countedCount: number }, move: Move) {
  if (!mayMove(state, move)) return REFUSALS[state];
  if (move === "review" && countedCount === 0) return "Nothing is counted yet.";
  return undefined;
}

const REFUSALS: Record<State, string> = {
  draft: "It has not been started.",
  in_progress: "It is still being counted: bring it to its review first.",
  in_review: "It is in its review: go on counting, or complete it.",
  completed: "It is completed.",
  cancelled: "It was cancelled.",
};

/** How the variants of a count are chosen. `scanned`: none at first, each as it is scanned. */
export const CHOICES = ["all", "vendor", "product_type", "supplier", "variants", "scanned"] as const;
export type Choice = (typeof CHOICES)[number];

/** As many lines as a phone can hold at once. */
export const MOST_LINES = 5000;

export interface Count {
  id: number;
  name: string;
  state: State;
  locationId: number;
  locationName: string | null;
  /** Shopify has closed it, or has it no more. */
  isLocationClosed: boolean;
  choice: Choice;
  /** The vendor, supplier or product type, by name. */
  chosen: string | null;
  blind: boolean;
  createdBy: string | null;
  createdAt: number;
  startedAt: number | null;
  reviewedAt: number | null;
  reviewedBy: string | null;
  endedAt: number | null;
  endedBy: string | null;
  lineCount: number;
  countedCount: number;
  /** As it was completed: lines that differed, and the sum of their differences in units. */
  changedCount: number;
  changedUnits: number;
}
