import { Button } from "@shopify/polaris";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { useTypedUnits } from "../typed-units";
import { VariantName } from "../variant-name";
import { TABLE } from "./words";

/** A variant with how many of it are to move. */
export interface ChosenLine {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  quantity: number;
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
      <Quantity
        line={line}
        onChange={(quantity) =>
          onChange(lines.map((each) => (each.variantId === line.variantId ? { ...each, quantity } : each)))
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

const Quantity = ({ line, onChange }: { line: ChosenLine; onChange: (quantity: number) => void }) => {
  const { field, refusal } = useTypedUnits({ units: line.quantity, take: onChange, least: 1 });
  return (
    <span className="Quantity">
      <input className="Quantity-Input" aria-label={TABLE.unitsOf(`${line.productTitle} ${line.sku}`)} {...field} />
      {refusal}
    </span>
  );
};
