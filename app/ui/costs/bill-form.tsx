import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { decimalAmount } from "../../money/money";
import { differencesIn } from "../../purchasing/costs/bill";
import type { CostedLine, Costing } from "../../purchasing/costs/costing";
import { PlainNumberInput, TextInput } from "../form-fields";
import { type Column, ListTable } from "../list-table";
import { useFieldError } from "../meanwhile";
import { useMoney } from "../money";
import { Units, useNumberFormat } from "../number";
import { VariantName } from "../variant-name";
import { DayInput } from "./day-input";
import { BILL } from "./words";

/** The supplier's bill beside what was ordered and what came; where they differ it says so. */
export const BillForm = ({
  costing: { order, lines, bill },
  day,
  refusals,
}: {
  costing: Costing;
  day: string;
  refusals: Refusals;
}) => {
  const money = useMoney(order.currency);
  const goods = lines.every(({ net }) => net !== null) ? lines.reduce((sum, { net }) => sum + (net ?? 0), 0) : null;
  const isOff = bill.total !== null && goods !== null && bill.total !== goods;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {BILL.title}
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <TextInput name="number" label={BILL.number} value={bill.number} error={refusals.number} />
            <DayInput name="day" label={BILL.day} value={day} error={refusals.day} />
            <PlainNumberInput
              name="total"
              label={BILL.total}
              suffix={order.currency}
              inputMode="decimal"
              value={bill.total === null ? "" : decimalAmount(bill.total, order.currency)}
              error={refusals.total}
            />
          </InlineGrid>
          {isOff && (
            <Text as="p" tone="caution">
              {BILL.off(
                money(Math.abs((bill.total ?? 0) - (goods ?? 0))),
                (bill.total ?? 0) > (goods ?? 0),
                money(goods ?? 0),
              )}
            </Text>
          )}
        </BlockStack>
      </Box>
      <ListTable caption={BILL.caption} columns={columns(refusals)} rows={lines} keyOf={({ lineId }) => lineId} />
    </Card>
  );
};

const columns = (refusals: Refusals): Column<CostedLine>[] => [
  { heading: BILL.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: BILL.ordered, numeric: true, cell: ({ ordered }) => <Units count={ordered} /> },
  {
    heading: BILL.received,
    numeric: true,
    cell: (line) => <Came line={line} />,
  },
  {
    heading: BILL.billed,
    note: BILL.units,
    long: true,
    cell: ({ lineId, billed }) => (
      <Whole name={`billed-${lineId}`} label={BILL.billedUnits} value={billed} error={refusals[`billed-${lineId}`]} />
    ),
  },
  {
    heading: BILL.weight,
    note: BILL.toShare,
    long: true,
    cell: ({ lineId, weight }) => (
      <Whole
        name={`weight-${lineId}`}
        label={BILL.weight}
        unit="g"
        value={weight}
        error={refusals[`weight-${lineId}`]}
      />
    ),
  },
  { heading: BILL.differences, cell: (line) => <Differences line={line} /> },
];

const Came = ({ line: { received, damaged } }: { line: CostedLine }) => {
  const format = useNumberFormat();
  return (
    <>
      <Units count={received} />
      {damaged > 0 && <span className="Aside">{BILL.ofThemDamaged(format(damaged))}</span>}
    </>
  );
};

const Differences = ({ line }: { line: CostedLine }) => {
  const all = differencesIn(line);
  if (all.length === 0) return <>{line.billed === null ? "–" : BILL.none}</>;
  return (
    <ul className="Bill-Differences">
      {all.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
};

const Whole = ({
  name,
  label,
  unit = "",
  value,
  error,
}: {
  name: string;
  label: string;
  unit?: string;
  value: number | null;
  error: string | undefined;
}) => {
  const said = useFieldError(name, error);
  return (
    <span className="Bill-Whole">
      <input
        name={name}
        aria-label={unit ? `${label}, ${unit}` : label}
        aria-invalid={said !== undefined || undefined}
        aria-describedby={said && `${name}Error`}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={value === null ? "" : String(value)}
      />
      {unit && <span className="Aside">{unit}</span>}
      {said && (
        <span className="Bill-Refusal" id={`${name}Error`}>
          {said}
        </span>
      )}
    </span>
  );
};
