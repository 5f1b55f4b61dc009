import { Badge, InlineStack } from "@shopify/polaris";
import type { CostChange } from "../../purchasing/costs/shopify/cost-change";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { VariantName } from "../variant-name";
import { CostOfOne } from "./cost-of-one";
import { DecideButton } from "./decide-button";
import { QUESTIONS } from "./words";

/** New costs that wait for a person, each beside the one that Shopify holds. */
export const CostQuestions = ({ changes }: { changes: CostChange[] }) => (
  <TitledCard title={QUESTIONS.title} note={QUESTIONS.note}>
    {changes.length === 0 ? (
      <EmptyList>{QUESTIONS.none}</EmptyList>
    ) : (
      <ListTable caption={QUESTIONS.caption} columns={COLUMNS} rows={changes} keyOf={({ id }) => id} />
    )}
  </TitledCard>
);

const COLUMNS: Column<CostChange>[] = [
  { heading: QUESTIONS.product, cell: (change) => <VariantName variant={change} variantId={change.variantId} /> },
  {
    heading: QUESTIONS.inShopify,
    numeric: true,
    cell: ({ oldCost, currency }) => <CostOfOne minor={oldCost} currency={currency} />,
  },
  {
    heading: QUESTIONS.new,
    numeric: true,
    cell: ({ newCost, currency }) => <CostOfOne minor={newCost} currency={currency} />,
  },
  {
    heading: QUESTIONS.noteHeading,
    cell: ({ isFar, oldCost, newCost }) =>
      isFar ? <Badge tone="warning">{newCost > (oldCost ?? 0) ? QUESTIONS.far : QUESTIONS.low}</Badge> : null,
  },
  {
    heading: QUESTIONS.decide,
    action: true,
    cell: (change) => (
      <InlineStack gap="200" align="end" wrap={false}>
        <DecideButton change={change} decision="accepted">
          {QUESTIONS.write}
        </DecideButton>
        <DecideButton change={change} decision="declined">
          {QUESTIONS.leave}
        </DecideButton>
      </InlineStack>
    ),
  },
];
