import { Badge, type BadgeProps } from "@shopify/polaris";
import { type Standing, standingOf } from "../outbound/endpoints/shown/standing";

export const EndpointBadge = ({ endpoint }: { endpoint: Parameters<typeof standingOf>[0] }) => {
  const { tone, word } = BADGES[standingOf(endpoint)];
  return <Badge tone={tone}>{word}</Badge>;
};

const BADGES = {
  on: { tone: "success", word: "On" },
  failing: { tone: "warning", word: "Failing" },
  paused: { tone: "critical", word: "Not answering" },
  off: { tone: undefined, word: "Off" },
  disabled: { tone: "critical", word: "Switched off" },
} satisfies Record<Standing, { tone: BadgeProps["tone"]; word: string }>;
