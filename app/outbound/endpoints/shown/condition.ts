import { breakerOf } from "../breaker";

/** How an endpoint stands, in one word that a badge says. */
export type Condition = "on" | "failing" | "paused" | "off" | "disabled";

interface Stood {
  state: "on" | "off" | "disabled";
  stateReason: string | null;
  failuresInRow: number;
}

/** An open breaker pauses an endpoint that is on. */
export function conditionOf({ state, failuresInRow }: Pick<Stood, "state" | "failuresInRow">): Condition {
  if (state !== "on") return state;
  const breaker = breakerOf(failuresInRow);
  return breaker === "open" ? "paused" : breaker === "warning" ? "failing" : "on";
}

/** The same in a sentence; none where all is well. */
export function conditionSaid(endpoint: Stood): string | undefined {
  switch (conditionOf(endpoint)) {
    case "on":
      return undefined;
    case "failing":
      return "Its last four attempts failed. It is still tried.";
    case "paused":
      return `Its last ${endpoint.failuresInRow} attempts failed. One event at a time is tried until it answers; the others wait, and lose no attempt.`;
    case "off":
      return "You switched it off. Its events are held for you.";
    case "disabled":
      return `Evenstock switched it off. ${endpoint.stateReason ?? ""} Its events are held for you.`.replace("  ", " ");
  }
}
