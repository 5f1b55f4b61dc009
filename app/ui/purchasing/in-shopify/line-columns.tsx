import { Link } from "@remix-run/react";
import { openOf, type ShopifyLine } from "../../../purchasing/shopify-orders/shopify-order";
import type { Column } from "../../list-table";
import { useMoney } from "../../money";
import { useNumberFormat } from "../../number";
import { LINES } from "./words";

type Line = ShopifyLine & { variantId?: number | null };

export const shopifyLineColumns = (currency: string): Column<Line>[] => [
  {
    heading: LINES.product,
    cell: ({ title, variantId, supplierSku }) => (
      <>
        {variantId ? <Link to={`/products/${variantId}`}>{title || LINES.notNamed}</Link> : title || LINES.notNamed}
        {supplierSku && <span className="Aside">{LINES.atSupplier(supplierSku)}</span>}
        {!variantId && <span className="Aside">{LINES.uncounted}</span>}
      </>
    ),
  },
  { heading: LINES.ordered, numeric: true, cell: ({ quantity }) => <Units of={quantity} /> },
  { heading: LINES.received, numeric: true, cell: ({ received }) => <Units of={received} /> },
  {
    heading: LINES.toCome,
    numeric: true,
    cell: (line) => <Units of={line.received === null ? null : openOf(line)} />,
  },
  { heading: LINES.unitCost, numeric: true, cell: ({ unitCost }) => <Amount of={unitCost} currency={currency} /> },
  {
    heading: LINES.tax,
    numeric: true,
    cell: ({ taxPercent }) => (taxPercent === null ? "–" : `${Number(taxPercent)}%`),
  },
  {
    heading: LINES.total,
    note: LINES.withTax,
    numeric: true,
    cell: ({ totalCost }) => <Amount of={totalCost} currency={currency} />,
  },
];

const Units = ({ of }: { of: number | null }) => {
  const format = useNumberFormat();
  return <>{of === null ? LINES.unknown : format(of)}</>;
};

const Amount = ({ of, currency }: { of: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{of === null ? LINES.unknown : money(of)}</>;
};
