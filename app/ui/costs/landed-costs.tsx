import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, InlineGrid, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Refusals } from "../../forms/parsed";
import type { CostedLine, Costing } from "../../purchasing/costs/costing";
import { COST_KINDS, type Landed } from "../../purchasing/costs/landed";
import type { Spread } from "../../purchasing/costs/landed-cost";
import { FINER, inMinorUnits } from "../../purchasing/costs/moving-average";
import { Choice, PlainNumberInput, TextInput } from "../form-fields";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { Units } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { VariantName } from "../variant-name";

const SPREAD_WORDS: Record<Spread, string> = { value: "By value", quantity: "By quantity", weight: "By weight" };

/** What an order costs beside its goods, how its lines share it, and what one unit comes to. */
export const LandedCosts = ({ costing }: { costing: Costing }) => {
  const { order, shopCurrency, landed, lines } = costing;
  return (
    <TitledCard
      title="Landed cost"
      note="Freight, duty and the like, shared by the lines to the last unit. A bill may come before the goods or long after them."
    >
      {landed.length > 0 && (
        <ListTable
          caption="Costs beside the goods"
          columns={costColumns(order.id, shopCurrency)}
          rows={landed}
          keyOf={({ cost }) => cost.id}
        />
      )}
      <AddCost currencies={[...new Set([shopCurrency, order.currency])]} shopCurrency={shopCurrency} />
      <ListTable
        caption="Cost of each line"
        columns={lineColumns(order.currency, shopCurrency)}
        rows={lines}
        keyOf={({ lineId }) => lineId}
      />
    </TitledCard>
  );
};

const WHY = {
  "no rate": "Its exchange rate is missing",
  "no amount": "The cost of a line is not known yet",
  "no weight": "The weight of a line is not typed yet",
  "nothing to bear it": "No line has anything to share it by",
} satisfies Record<Extract<Landed, { kind: "open" }>["why"], string>;

const costColumns = (orderId: number, shopCurrency: string): Column<Landed>[] => [
  { heading: "For", cell: ({ cost }) => [COST_KINDS[cost.kind], cost.label].filter(Boolean).join(": ") },
  { heading: "Amount", numeric: true, cell: ({ cost }) => <Amount minor={cost.amount} currency={cost.currency} /> },
  { heading: "Shared", cell: ({ cost }) => SPREAD_WORDS[cost.spread] },
  {
    heading: `In ${shopCurrency}`,
    numeric: true,
    cell: (each) => (each.kind === "spread" ? <Amount minor={each.total} currency={shopCurrency} /> : WHY[each.why]),
  },
  {
    heading: "Do",
    action: true,
    cell: ({ cost }) => <RemoveCost address={`/purchase-orders/${orderId}/costs/${cost.id}`} />,
  },
];

const RemoveCost = ({ address }: { address: string }) => {
  const { submit, state } = useFetcher();
  return (
    <Button
      variant="plain"
      tone="critical"
      loading={state !== "idle"}
      onClick={() => submit(null, { method: "delete", action: address })}
    >
      Take off
    </Button>
  );
};

const lineColumns = (currency: string, shopCurrency: string): Column<CostedLine>[] => [
  { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: "Units", numeric: true, cell: ({ units }) => <Units count={units} /> },
  {
    heading: "Goods",
    note: "without tax",
    numeric: true,
    cell: ({ net }) => <Amount minor={net} currency={currency} />,
  },
  { heading: "Share", numeric: true, cell: ({ share }) => <Amount minor={share} currency={shopCurrency} /> },
  {
    heading: "Landed, one unit",
    numeric: true,
    cell: ({ landed, units }) => (
      <Finer parts={landed === null || units === 0 ? null : (landed * FINER) / units} currency={shopCurrency} />
    ),
  },
  {
    heading: "Average now",
    numeric: true,
    cell: ({ average, mark }) => (
      <>
        <Finer parts={average} currency={shopCurrency} />
        {mark && <Badge tone="info">{MARKS[mark] ?? mark}</Badge>}
      </>
    ),
  },
];

/** Why an average does not follow from the one before. */
const MARKS: Partial<Record<string, string>> = {
  "stock was not above zero": "Nothing was in stock: the receipt's own cost",
  "cost was unknown before": "No cost was known before: the receipt's own",
  "would be below zero": "Kept at zero",
};

const Amount = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{minor === null ? "Not known" : minor === 0 ? "Free" : money(minor)}</>;
};

/** A unit's cost may end between two minor units: it is shown rounded half up. */
const Finer = ({ parts, currency }: { parts: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (parts === null) return <>Not known</>;
  const whole = inMinorUnits(Math.round(parts));
  return <>{money(whole)}</>;
};

const AddCost = ({ currencies, shopCurrency }: { currencies: string[]; shopCurrency: string }) => {
  const [formToken, setFormToken] = useState(() => crypto.randomUUID());
  const { Form, state, data } = useFetcher<{ done?: string; refusals: Refusals }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) setFormToken(crypto.randomUUID());
  }, [data]);
  const refusals = data?.refusals ?? {};
  return (
    <Box padding="400">
      <Form method="post" key={formToken}>
        <input type="hidden" name="formToken" value={formToken} />
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            Add a cost
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <Choice
              name="kind"
              label="For"
              value="freight"
              options={Object.entries(COST_KINDS).map(([value, label]) => ({ value, label }))}
              error={refusals.kind}
            />
            <TextInput name="label" label="Who or what" value="" error={refusals.label} />
            <Choice
              name="spread"
              label="Shared"
              value="value"
              options={Object.entries(SPREAD_WORDS).map(([value, label]) => ({ value, label }))}
              error={refusals.spread}
            />
            <PlainNumberInput
              name="amount"
              label="Amount"
              suffix=""
              inputMode="decimal"
              value=""
              error={refusals.amount}
            />
            <Choice
              name="currency"
              label="Currency"
              value={shopCurrency}
              options={currencies.map((code) => ({ value: code, label: code }))}
              error={refusals.currency}
            />
            <PlainNumberInput
              name="rate"
              label={`Rate to ${shopCurrency}`}
              help={`What one unit of the bill's currency is in ${shopCurrency}. Leave it blank in ${shopCurrency}.`}
              suffix=""
              inputMode="decimal"
              value=""
              error={refusals.rate}
            />
          </InlineGrid>
          <div>
            <Button submit loading={state !== "idle"}>
              Add
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Box>
  );
};
