import { Badge, type BadgeProps } from "@shopify/polaris";
import { type Condition, conditionOf } from "../outbound/endpoints/shown/condition";
import { SHARED } from "./words";

export const EndpointBadge = ({ endpoint }: { endpoint: Parameters<typeof conditionOf>[0] }) => {
  const { tone, word } = BADGES[conditionOf(endpoint)];
  return <Badge tone={tone}>{word}</Badge>;
};

const BADGES = {
  on: { tone: "success", word: SHARED.endpointBadge.on },
  failing: { tone: "warning", word: SHARED.endpointBadge.failing },
  paused: { tone: "critical", word: SHARED.endpointBadge.notAnswering },
  off: { tone: undefined, word: SHARED.endpointBadge.off },
  disabled: { tone: "critical", word: SHARED.endpointBadge.switchedOff },
} satisfies Record<Condition, { tone: BadgeProps["tone"]; word: string }>;
