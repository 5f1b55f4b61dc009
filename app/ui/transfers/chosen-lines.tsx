import { Button } from "@shopify/polaris";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { VariantName } from "../variant-name";
import { TABLE } from "./words";

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
    <EmptyList>{TABLE.nothingYet}</EmptyList>
  ) : (
    <ListTable
      caption={TABLE.toMove}
      columns={columns(lines, onChange)}
      rows={lines}
      keyOf={({ variantId }) => variantId}
    />
  );

const columns = (lines: ChosenLine[], onChange: (lines: ChosenLine[]) => void): Column<ChosenLine>[] => [
  { heading: TABLE.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} sku={line.sku} /> },
  {
    heading: TABLE.move,
    note: TABLE.units,
    numeric: true,
    cell: (line) => (
      <input
        className="Quantity-Input"
        aria-label={TABLE.unitsOf(`${line.productTitle} ${line.sku}`)}
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
    heading: TABLE.change,
    action: true,
    cell: (line) => (
      <Button
        variant="plain"
        tone="critical"
        accessibilityLabel={TABLE.removed(`${line.productTitle} ${line.sku}`)}
        onClick={() => onChange(lines.filter(({ variantId }) => variantId !== line.variantId))}
      >
        {TABLE.remove}
      </Button>
    ),
  },
];

const isUnits = (text: string) => /^[1-9]\d{0,6}$/.test(text);
