import { Badge, type BadgeProps } from "@shopify/polaris";
import { type Overview, type State, stateOf } from "../replenishment/overview";

export const StateBadge = ({ overview }: { overview: Pick<Overview, "status" | "untracked" | "out" | "low"> }) => {
  const state = stateOf(overview);
  const { tone, word } = BADGES[state];
  return <Badge tone={tone}>{state === "unsold" ? (STATUSES[overview.status] ?? word) : word}</Badge>;
};

const BADGES = {
  low: { tone: "warning", word: "Low" },
  out: { tone: "critical", word: "Out of stock" },
  in: { tone: "success", word: "In stock" },
  untracked: { tone: undefined, word: "Not tracked" },
  unsold: { tone: "info", word: "Not on sale" },
} satisfies Record<State, { tone: BadgeProps["tone"]; word: string }>;

/** Shopify's product states other than active. */
const STATUSES: Partial<Record<string, string>> = { draft: "Draft", archived: "Archived", unlisted: "Unlisted" };
