import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, InlineGrid, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Refusals } from "../../forms/parsed";
import type { CostedLine, Costing } from "../../purchasing/costs/costing";
import { COST_KINDS, type CostLine, type Landed } from "../../purchasing/costs/landed";
import { FINER, inMinorUnits } from "../../purchasing/costs/moving-average";
import { Choice, PlainNumberInput, TextInput } from "../form-fields";
import { GoOn } from "../go-on";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { Units } from "../number";
import { useFirstRefusal } from "../refusal";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { VariantName } from "../variant-name";
import { RemovedCost } from "./removed-cost";
import { costName, LANDED, MARKS, OPEN_BECAUSE, SPREAD_NAMES } from "./words";

/** What an order costs beside its goods, how its lines share it, and what one unit comes to. */
export const LandedCosts = ({ costing }: { costing: Costing }) => {
  const { order, shopCurrency, landed, lines } = costing;
  const [removed, setRemoved] = useState<CostLine>();
  return (
    <GoOn step={landed.map(({ cost }) => cost.id).join()}>
      {removed && (
        <RemovedCost key={removed.id} cost={removed} orderId={order.id} onDone={() => setRemoved(undefined)} />
      )}
      <TitledCard title={LANDED.title} note={LANDED.note}>
        {landed.length > 0 && (
          <ListTable
            caption={LANDED.costs}
            columns={costColumns({ orderId: order.id, shopCurrency, onRemove: setRemoved })}
            rows={landed}
            keyOf={({ cost }) => cost.id}
          />
        )}
        <AddCost order={order} shopCurrency={shopCurrency} />
        <ListTable
          caption={LANDED.lines}
          columns={lineColumns(order.currency, shopCurrency)}
          rows={lines}
          keyOf={({ lineId }) => lineId}
        />
      </TitledCard>
    </GoOn>
  );
};

const costColumns = ({
  orderId,
  shopCurrency,
  onRemove,
}: {
  orderId: number;
  shopCurrency: string;
  onRemove: (cost: CostLine) => void;
}): Column<Landed>[] => [
  { heading: LANDED.for, cell: ({ cost }) => costName(cost) },
  {
    heading: LANDED.amount,
    numeric: true,
    cell: ({ cost }) => <Amount minor={cost.amount} currency={cost.currency} />,
  },
  { heading: LANDED.shared, cell: ({ cost }) => SPREAD_NAMES[cost.spread] },
  {
    heading: LANDED.in(shopCurrency),
    numeric: true,
    cell: (each) =>
      each.kind === "spread" ? <Amount minor={each.total} currency={shopCurrency} /> : OPEN_BECAUSE[each.why],
  },
  {
    heading: LANDED.do,
    action: true,
    cell: ({ cost }) => <RemoveCost {...{ cost, orderId, onRemove }} />,
  },
];

const RemoveCost = ({
  cost,
  orderId,
  onRemove,
}: {
  cost: CostLine;
  orderId: number;
  onRemove: (cost: CostLine) => void;
}) => {
  const { submit, state, data } = useFetcher<{ removed: boolean }>();
  useToast(data && !data.removed ? LANDED.gone : undefined, data);
  useEffect(() => {
    if (data?.removed) onRemove(cost);
  }, [data, cost, onRemove]);
  return (
    <Button
      variant="plain"
      tone="critical"
      accessibilityLabel={LANDED.removeOf(costName(cost))}
      loading={state !== "idle"}
      onClick={() => submit(null, { method: "delete", action: `/purchase-orders/${orderId}/costs/${cost.id}` })}
    >
      {LANDED.remove}
    </Button>
  );
};

const lineColumns = (currency: string, shopCurrency: string): Column<CostedLine>[] => [
  { heading: LANDED.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: LANDED.units, numeric: true, cell: ({ units }) => <Units count={units} /> },
  {
    heading: LANDED.goods,
    note: LANDED.withoutTax,
    numeric: true,
    cell: ({ net }) => <Amount minor={net} currency={currency} />,
  },
  { heading: LANDED.share, numeric: true, cell: (line) => <Share {...line} currency={shopCurrency} /> },
  {
    heading: LANDED.landed,
    note: LANDED.ofOne,
    numeric: true,
    cell: ({ landed, units }) => (
      <Finer parts={landed === null || units === 0 ? null : (landed * FINER) / units} currency={shopCurrency} />
    ),
  },
  {
    heading: LANDED.average,
    numeric: true,
    cell: ({ average, mark }) => (
      <>
        <Finer parts={average} currency={shopCurrency} />
        {mark && <span className="Aside Wrapped">{MARKS[mark] ?? mark}</span>}
      </>
    ),
  },
];

const Amount = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{minor === null ? LANDED.unknown : minor === 0 ? LANDED.free : money(minor)}</>;
};

/** Of nothing yet it is nought, which is no price. */
const Share = ({
  share,
  shareOfDamaged,
  currency,
}: Pick<CostedLine, "share" | "shareOfDamaged"> & { currency: string }) => {
  const money = useMoney(currency);
  return (
    <>
      {money(share)}
      {shareOfDamaged !== 0 && <span className="Aside Wrapped">{LANDED.ofDamaged(money(shareOfDamaged))}</span>}
    </>
  );
};

/** A unit's cost may end between two minor units: it is shown rounded half up. */
const Finer = ({ parts, currency }: { parts: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (parts === null) return <>{LANDED.unknown}</>;
  const whole = inMinorUnits(Math.round(parts));
  return <>{money(whole)}</>;
};

/** A bill is in the shop's currency or the order's, of which the order has a rate to begin with. */
const AddCost = ({ order, shopCurrency }: { order: Costing["order"]; shopCurrency: string }) => {
  const [currency, setCurrency] = useState(shopCurrency);
  const [formToken, setFormToken] = useState(() => crypto.randomUUID());
  const { Form, state, data } = useFetcher<{ done?: string; refusals: Refusals }>();
  const form = useFirstRefusal(state !== "idle");
  useToast(data?.done, data);
  useEffect(() => {
    if (!data?.done) return;
    setFormToken(crypto.randomUUID());
    setCurrency(shopCurrency);
  }, [data, shopCurrency]);
  const refusals = data?.refusals ?? {};
  return (
    <Box padding="400">
      <Form
        method="post"
        ref={form}
        key={formToken}
        onChange={({ target }) => {
          if (target instanceof HTMLSelectElement && target.name === "currency") setCurrency(target.value);
        }}
      >
        <input type="hidden" name="formToken" value={formToken} />
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            {LANDED.addTitle}
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <Choice
              name="kind"
              label={LANDED.for}
              value="freight"
              options={Object.entries(COST_KINDS).map(([value, label]) => ({ value, label }))}
              error={refusals.kind}
            />
            <TextInput name="label" label={LANDED.who} value="" error={refusals.label} />
            <Choice
              name="spread"
              label={LANDED.shared}
              value="value"
              options={Object.entries(SPREAD_NAMES).map(([value, label]) => ({ value, label }))}
              error={refusals.spread}
            />
            <PlainNumberInput
              name="amount"
              label={LANDED.amount}
              suffix=""
              inputMode="decimal"
              value=""
              error={refusals.amount}
            />
            {order.currency === shopCurrency ? (
              <input type="hidden" name="currency" value={shopCurrency} />
            ) : (
              <Choice
                name="currency"
                label={LANDED.currency}
                value={shopCurrency}
                options={[shopCurrency, order.currency].map((code) => ({ value: code, label: code }))}
                error={refusals.currency}
              />
            )}
            {currency === shopCurrency ? (
              <input type="hidden" name="rate" value="" />
            ) : (
              <PlainNumberInput
                name="rate"
                label={LANDED.rate(currency, shopCurrency)}
                suffix=""
                inputMode="decimal"
                value={order.rate ?? ""}
                error={refusals.rate}
              />
            )}
          </InlineGrid>
          <div>
            <Button submit loading={state !== "idle"}>
              {LANDED.add}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Box>
  );
};
