import { Badge, type BadgeProps } from "@shopify/polaris";
import { type Overview, type State, stateOf, stateWord } from "../replenishment/overviews/overview";
import { SHARED } from "./words";

export const StateBadge = ({ overview }: { overview: Pick<Overview, "status" | "untracked" | "out" | "low"> }) => (
  <Badge tone={TONES[stateOf(overview)]}>{stateWord(overview)}</Badge>
);

/** Its state, whether it is sold by its link alone, and whether it was put aside on the Reorder page. */
export const StateBadges = ({
  overview,
}: {
  overview: Pick<Overview, "status" | "untracked" | "out" | "low" | "standing" | "sellOut">;
}) => (
  <div className="Badges">
    <StateBadge overview={overview} />
    {overview.status === "unlisted" && <Badge>{SHARED.stateBadge.unlisted}</Badge>}
    {overview.standing === "snoozed" && <Badge>{SHARED.stateBadge.snoozed}</Badge>}
    {overview.sellOut && <Badge>{SHARED.stateBadge.sellOut}</Badge>}
    {overview.standing === "excluded" && <Badge>{SHARED.stateBadge.excluded}</Badge>}
  </div>
);

const TONES = {
  low: "warning",
  out: "critical",
  in: "success",
  untracked: undefined,
  unsold: "info",
} satisfies Record<State, BadgeProps["tone"]>;
