import { Badge, type BadgeProps, InlineStack } from "@shopify/polaris";
import { type Overview, type State, stateOf } from "../replenishment/overviews/overview";

export const StateBadge = ({ overview }: { overview: Pick<Overview, "status" | "untracked" | "out" | "low"> }) => {
  const state = stateOf(overview);
  const { tone, word } = BADGES[state];
  return <Badge tone={tone}>{state === "unsold" ? (STATUSES[overview.status] ?? word) : word}</Badge>;
};

/** Its state, whether it is sold by its link alone, and whether it was put aside on the Reorder page. */
export const StateBadges = ({
  overview,
}: {
  overview: Pick<Overview, "status" | "untracked" | "out" | "low" | "standing">;
}) => (
  <InlineStack gap="100">
    <StateBadge overview={overview} />
    {overview.status === "unlisted" && <Badge>Unlisted</Badge>}
    {overview.standing === "snoozed" && <Badge>Snoozed</Badge>}
    {overview.standing === "excluded" && <Badge>Excluded</Badge>}
  </InlineStack>
);

const BADGES = {
  low: { tone: "warning", word: "Low" },
  out: { tone: "critical", word: "Out of stock" },
  in: { tone: "success", word: "In stock" },
  untracked: { tone: undefined, word: "Not tracked" },
  unsold: { tone: "info", word: "Not on sale" },
} satisfies Record<State, { tone: BadgeProps["tone"]; word: string }>;

/** Shopify's states of a product that is not for sale. */
const STATUSES: Partial<Record<string, string>> = { draft: "Draft", archived: "Archived" };
