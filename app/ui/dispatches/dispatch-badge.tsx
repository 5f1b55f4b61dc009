import { Badge, type BadgeProps } from "@shopify/polaris";
import type { DispatchState } from "../../outbound/dispatches/dispatch-state";

/** How a dispatch stands, in a word. */
export const DispatchBadge = ({ state }: { state: DispatchState }) => {
  const { tone, word } = DISPATCH_BADGES[state];
  return <Badge tone={tone}>{word}</Badge>;
};

export const DISPATCH_BADGES = {
  pending: { tone: "attention", word: "Waiting" },
  delivered: { tone: "success", word: "Delivered" },
  exhausted: { tone: "critical", word: "Exhausted" },
  held: { tone: "warning", word: "Held" },
  skipped: { tone: undefined, word: "Skipped" },
} satisfies Record<DispatchState, { tone: BadgeProps["tone"]; word: string }>;
