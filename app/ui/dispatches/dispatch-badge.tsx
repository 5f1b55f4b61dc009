import { Badge, type BadgeProps } from "@shopify/polaris";
import type { DispatchState } from "../../outbound/dispatches/dispatch-state";
import { STATES } from "./words";

/** How a dispatch stands, in a word. */
export const DispatchBadge = ({ state }: { state: DispatchState }) => {
  return <Badge tone={TONES[state]}>{STATES[state]}</Badge>;
};

const TONES = {
  pending: "attention",
  delivered: "success",
  exhausted: "critical",
  held: "warning",
  skipped: undefined,
} satisfies Record<DispatchState, BadgeProps["tone"]>;
