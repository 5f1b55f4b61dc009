import { Button } from "@shopify/polaris";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { Sku, VariantName } from "../variant-name";

/** A variant with how many of it are to move, as typed. */
export interface ChosenLine {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  quantity: string;
}

export const ChosenLines = ({ lines, onChange }: { lines: ChosenLine[]; onChange: (lines: ChosenLine[]) => void }) =>
  lines.length === 0 ? (
    <EmptyList>Nothing yet. Scan a barcode, or search by product, SKU or vendor.</EmptyList>
  ) : (
    <ListTable
      caption="What to move"
      columns={columns(lines, onChange)}
      rows={lines}
      keyOf={({ variantId }) => variantId}
    />
  );

const columns = (lines: ChosenLine[], onChange: (lines: ChosenLine[]) => void): Column<ChosenLine>[] => [
  { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  {
    heading: "Move",
    note: "units",
    numeric: true,
    cell: (line) => (
      <input
        className="Quantity-Input"
        aria-label={`Units of ${line.productTitle} ${line.sku}`}
        aria-invalid={!isUnits(line.quantity)}
        inputMode="numeric"
        autoComplete="off"
        value={line.quantity}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) =>
          onChange(
            lines.map((each) =>
              each.variantId === line.variantId ? { ...each, quantity: target.value.replace(/\D/g, "") } : each,
            ),
          )
        }
      />
    ),
  },
  {
    heading: "Change",
    action: true,
    cell: (line) => (
      <Button
        variant="plain"
        tone="critical"
        accessibilityLabel={`Remove ${line.productTitle} ${line.sku}`}
        onClick={() => onChange(lines.filter(({ variantId }) => variantId !== line.variantId))}
      >
        Remove
      </Button>
    ),
  },
];

const isUnits = (text: string) => /^[1-9]\d{0,6}$/.test(text);
