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

type When = { now: number; timeZone: Zone };

/** What was decided, the last first: both costs, how the write stands, and the way back. */
export const CostsWritten = ({ changes, ...when }: { changes: CostChange[] } & When) => (
  <TitledCard title="Written to Shopify" note="The old cost is kept and can be put back.">
    {changes.length === 0 ? (
      <EmptyList>No cost was changed yet.</EmptyList>
    ) : (
      <ListTable caption="Costs written to Shopify" columns={columns(when)} rows={changes} keyOf={({ id }) => id} />
    )}
  </TitledCard>
);

const columns = (when: When): Column<CostChange>[] => [
  { heading: "Product", cell: (change) => <VariantName variant={change} variantId={change.variantId} /> },
  { heading: "Was", numeric: true, cell: ({ oldCost, currency }) => <CostOfOne minor={oldCost} currency={currency} /> },
  {
    heading: "Became",
    numeric: true,
    cell: ({ newCost, currency }) => <CostOfOne minor={newCost} currency={currency} />,
  },
  {
    heading: "State",
    cell: ({ state, refusal, isRestoring }) => (
      <>
        <Badge tone={TONES[state]}>{isRestoring && state === "confirmed" ? "Put back" : WORDS[state]}</Badge>
        {refusal && <span className="Aside">{refusal}</span>}
      </>
    ),
  },
  { heading: "When", cell: ({ updatedAt }) => <Since at={updatedAt} {...when} /> },
  { heading: "Do", action: true, cell: (change) => <WayBack change={change} /> },
];

const WayBack = ({ change }: { change: CostChange }) => {
  if (change.state === "refused")
    return (
      <DecideButton change={change} decision="again" isPlain>
        Try again
      </DecideButton>
    );
  if (!change.isLast || change.oldCost === null || change.isRestoring) return null;
  return (
    <DecideButton change={change} decision="restored" isPlain>
      Put the old one back
    </DecideButton>
  );
};

const WORDS: Record<CostChangeState, string> = {
  asked: "Waits for you",
  queued: "On its way",
  sending: "On its way",
  confirmed: "Written",
  refused: "Not written",
  declined: "Left as it was",
  superseded: "Overtaken",
};

const TONES: Partial<Record<CostChangeState, "success" | "critical" | "info">> = {
  ...{ confirmed: "success", refused: "critical", queued: "info", sending: "info" },
};
