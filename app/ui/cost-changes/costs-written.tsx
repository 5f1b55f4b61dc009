import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { CostChange, CostChangeState } from "../../purchasing/costs/shopify/cost-change";
import { Since } from "../day";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { VariantName } from "../variant-name";
import { CostOfOne } from "./cost-of-one";
import { DecideButton } from "./decide-button";
import { STATE_NAMES, WRITTEN } from "./words";

type When = { now: number; timeZone: Zone };

/** What was decided, the last first: both costs, how the write stands, and the way back. */
export const CostsWritten = ({ changes, ...when }: { changes: CostChange[] } & When) => (
  <TitledCard title={WRITTEN.title} note={WRITTEN.note}>
    {changes.length === 0 ? (
      <EmptyList>{WRITTEN.none}</EmptyList>
    ) : (
      <ListTable caption={WRITTEN.caption} columns={columns(when)} rows={changes} keyOf={({ id }) => id} />
    )}
  </TitledCard>
);

const columns = (when: When): Column<CostChange>[] => [
  { heading: WRITTEN.product, cell: (change) => <VariantName variant={change} variantId={change.variantId} /> },
  {
    heading: WRITTEN.was,
    numeric: true,
    cell: ({ oldCost, currency }) => <CostOfOne minor={oldCost} currency={currency} />,
  },
  {
    heading: WRITTEN.became,
    numeric: true,
    cell: ({ newCost, currency }) => <CostOfOne minor={newCost} currency={currency} />,
  },
  {
    heading: WRITTEN.state,
    cell: ({ state, refusal, isRestoring }) => (
      <>
        <Badge tone={TONES[state]}>{isRestoring && state === "confirmed" ? WRITTEN.putBack : STATE_NAMES[state]}</Badge>
        {refusal && <span className="Aside">{refusal}</span>}
      </>
    ),
  },
  { heading: WRITTEN.when, cell: ({ updatedAt }) => <Since at={updatedAt} {...when} /> },
  { heading: WRITTEN.do, action: true, cell: (change) => <WayBack change={change} /> },
];

const WayBack = ({ change }: { change: CostChange }) => {
  if (change.state === "refused")
    return (
      <DecideButton change={change} decision="again" isPlain>
        {WRITTEN.again}
      </DecideButton>
    );
  if (!change.isLast || change.oldCost === null || change.isRestoring) return null;
  return (
    <DecideButton change={change} decision="restored" isPlain>
      {WRITTEN.restore}
    </DecideButton>
  );
};

const TONES: Partial<Record<CostChangeState, "success" | "critical" | "info">> = {
  ...{ confirmed: "success", refused: "critical", queued: "info", sending: "info" },
};
