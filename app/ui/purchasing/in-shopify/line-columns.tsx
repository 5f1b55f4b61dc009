import { Link } from "@remix-run/react";
import { openOf, type ShopifyLine } from "../../../purchasing/shopify-orders/shopify-order";
import type { Column } from "../../list-table";
import { useMoney } from "../../money";
import { useNumberFormat } from "../../number";

type Line = ShopifyLine & { variantId?: number | null };

export const shopifyLineColumns = (currency: string): Column<Line>[] => [
  {
    heading: "Product",
    cell: ({ title, variantId, supplierSku }) => (
      <>
        {variantId ? <Link to={`/products/${variantId}`}>{title || "Not named"}</Link> : title || "Not named"}
        {supplierSku && <span className="Aside">{supplierSku} at the supplier</span>}
        {!variantId && <span className="Aside">not in the catalogue, so it does not count</span>}
      </>
    ),
  },
  { heading: "Ordered", numeric: true, cell: ({ quantity }) => <Units of={quantity} /> },
  { heading: "Received", numeric: true, cell: ({ received }) => <Units of={received} /> },
  {
    heading: "To come",
    numeric: true,
    cell: (line) => <Units of={line.received === null ? null : openOf(line)} />,
  },
  { heading: "Unit cost", numeric: true, cell: ({ unitCost }) => <Amount of={unitCost} currency={currency} /> },
  { heading: "Tax", numeric: true, cell: ({ taxPercent }) => (taxPercent === null ? "–" : `${Number(taxPercent)}%`) },
  {
    heading: "Total",
    note: "with tax",
    numeric: true,
    cell: ({ totalCost }) => <Amount of={totalCost} currency={currency} />,
  },
];

const Units = ({ of }: { of: number | null }) => {
  const format = useNumberFormat();
  return <>{of === null ? "Not known" : format(of)}</>;
};

const Amount = ({ of, currency }: { of: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{of === null ? "Not known" : money(of)}</>;
};
