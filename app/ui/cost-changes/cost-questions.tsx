import { Badge, InlineStack } from "@shopify/polaris";
import type { CostChange } from "../../purchasing/costs/shopify/cost-change";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { VariantName } from "../variant-name";
import { CostOfOne } from "./cost-of-one";
import { DecideButton } from "./decide-button";

/** New costs that wait for a person, each beside the one that Shopify holds. */
export const CostQuestions = ({ changes }: { changes: CostChange[] }) => (
  <TitledCard title="For you to decide" note="What one unit costs on average, by what was received.">
    {changes.length === 0 ? (
      <EmptyList>Nothing waits for you.</EmptyList>
    ) : (
      <ListTable caption="New costs to decide" columns={COLUMNS} rows={changes} keyOf={({ id }) => id} />
    )}
  </TitledCard>
);

const COLUMNS: Column<CostChange>[] = [
  { heading: "Product", cell: (change) => <VariantName variant={change} variantId={change.variantId} /> },
  {
    heading: "In Shopify",
    numeric: true,
    cell: ({ oldCost, currency }) => <CostOfOne minor={oldCost} currency={currency} />,
  },
  {
    heading: "New",
    numeric: true,
    cell: ({ newCost, currency }) => <CostOfOne minor={newCost} currency={currency} />,
  },
  {
    heading: "Note",
    cell: ({ isFar, oldCost, newCost }) =>
      isFar ? <Badge tone="warning">{newCost > (oldCost ?? 0) ? "Over 3 times" : "Under a third"}</Badge> : null,
  },
  {
    heading: "Decide",
    action: true,
    cell: (change) => (
      <InlineStack gap="200" align="end" wrap={false}>
        <DecideButton change={change} decision="accepted">
          Write to Shopify
        </DecideButton>
        <DecideButton change={change} decision="declined">
          Leave as it is
        </DecideButton>
      </InlineStack>
    ),
  },
];
