import { Badge } from "@shopify/polaris";
import type { PriceLine } from "../suppliers/terms";
import type { Column } from "./list-table";
import { useMoney } from "./money";
import { useNumberFormat } from "./number";
import { PriceButtons } from "./price-buttons";
import { Sku, VariantName } from "./variant-name";

type Context = { supplier: { id: number; currency: string }; onRemove: (line: PriceLine) => void };

export const priceColumns = ({ supplier, onRemove }: Context): Column<PriceLine>[] => [
  {
    heading: "Product",
    cell: (line) => (
      <>
        <VariantName variant={named(line)} variantId={line.hidden ? undefined : line.variantId} />
        {line.preferred && <Badge tone="info">Preferred</Badge>}
      </>
    ),
  },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: "Supplier SKU", cell: ({ supplierSku }) => supplierSku ?? "–" },
  {
    heading: "Unit cost",
    numeric: true,
    cell: ({ unitCost }) => <Amount minor={unitCost} currency={supplier.currency} />,
  },
  { heading: "Minimum order", note: "units", numeric: true, cell: ({ minimumOrder }) => <Count of={minimumOrder} /> },
  { heading: "Case pack", note: "units", numeric: true, cell: ({ casePack }) => <Count of={casePack} /> },
  { heading: "Lead time", note: "days", numeric: true, cell: ({ leadTimeDays }) => <Count of={leadTimeDays} /> },
  {
    heading: "Change",
    action: true,
    cell: (line) => <PriceButtons line={line} supplier={supplier} onRemove={onRemove} />,
  },
];

const named = (line: PriceLine) => (line.productTitle ? line : { ...line, productTitle: "A variant that is gone" });

/** A dash is as for the supplier's other variants. */
const Count = ({ of }: { of: number | null }) => {
  const format = useNumberFormat();
  return <>{of === null ? "–" : format(of)}</>;
};

const Amount = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  return <>{minor === null ? "–" : money(minor)}</>;
};
