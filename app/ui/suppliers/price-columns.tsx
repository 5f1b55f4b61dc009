import { Badge } from "@shopify/polaris";
import type { ComponentProps } from "react";
import type { PriceLine } from "../../suppliers/terms";
import type { Column } from "../list-table";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { Sku, VariantName } from "../variant-name";
import { PriceButtons } from "./price-buttons";
import { TermQuantity } from "./term-quantity";
import { PRICES } from "./words";

type Context = { supplier: { id: number; currency: string }; onRemove: (line: PriceLine) => void };

export const priceColumns = ({ supplier, onRemove }: Context): Column<PriceLine>[] => [
  {
    heading: PRICES.product,
    cell: (line) => (
      <>
        <VariantName variant={named(line)} variantId={line.hidden ? undefined : line.variantId} />
        {line.preferred && <Badge tone="info">{PRICES.preferred}</Badge>}
        {line.backup && <Badge>{PRICES.backup}</Badge>}
        {line.description && <span className="Aside">{line.description}</span>}
      </>
    ),
  },
  { heading: PRICES.sku, cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: PRICES.supplierSku, cell: ({ supplierSku }) => supplierSku ?? "–" },
  {
    heading: PRICES.unitCost,
    numeric: true,
    cell: ({ unitCost, priceBreaks }) => (
      <>
        <Amount minor={unitCost} currency={supplier.currency} />
        {priceBreaks.length > 0 && <Breaks breaks={priceBreaks} currency={supplier.currency} />}
      </>
    ),
  },
  {
    heading: PRICES.minimumOrder,
    note: PRICES.units,
    numeric: true,
    long: true,
    cell: (line) => <TermCell name="minimumOrder" label={PRICES.minimumOrderOf} {...{ line, supplier }} />,
  },
  {
    heading: PRICES.casePack,
    note: PRICES.units,
    numeric: true,
    long: true,
    cell: (line) => <TermCell name="casePack" label={PRICES.casePackOf} {...{ line, supplier }} />,
  },
  {
    heading: PRICES.leadTime,
    note: PRICES.days,
    numeric: true,
    cell: ({ leadTimeDays }) => <Count of={leadTimeDays} />,
  },
  {
    heading: PRICES.change,
    action: true,
    cell: (line) => <PriceButtons line={line} supplier={supplier} onRemove={onRemove} />,
  },
];

const named = (line: PriceLine) => (line.productTitle ? line : { ...line, productTitle: PRICES.gone });

/** What is gone from Shopify is no longer changed. */
const TermCell = (term: ComponentProps<typeof TermQuantity>) =>
  term.line.hidden ? <Count of={term.line[term.name]} /> : <TermQuantity {...term} />;

/** A dash is as for the supplier's other variants. */
const Count = ({ of }: { of: number | null }) => {
  const format = useNumberFormat();
  return <>{of === null ? "–" : format(of)}</>;
};

const Breaks = ({ breaks, currency }: { breaks: PriceLine["priceBreaks"]; currency: string }) => {
  const money = useMoney(currency);
  const format = useNumberFormat();
  return (
    <span className="Aside">
      {breaks.map(({ from, unitCost }) => PRICES.from(format(from), money(unitCost))).join(", ")}
    </span>
  );
};

const Amount = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{minor === null ? "–" : money(minor)}</>;
};
