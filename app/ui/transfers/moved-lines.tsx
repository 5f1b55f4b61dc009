import { inTransitOf } from "../../stock/transfers/transfer";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { Sku, VariantName } from "../variant-name";

/** What became of each line once it was shipped. */
export const MovedLines = ({ transfer }: { transfer: Transfer }) => (
  <TitledCard title="Lines" note={transfer.shippedAt === null ? "Nothing of it was shipped." : undefined}>
    <ListTable caption="Lines of the transfer" columns={COLUMNS} rows={transfer.lines} keyOf={({ id }) => id} />
  </TitledCard>
);

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const COLUMNS: Column<TransferLine>[] = [
  { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  { heading: "Shipped", note: "units", numeric: true, cell: ({ shipped }) => <Count of={shipped} /> },
  { heading: "Received", note: "units", numeric: true, cell: ({ accepted }) => <Count of={accepted} /> },
  { heading: "Damaged", note: "or lost", numeric: true, cell: ({ damaged }) => <Count of={damaged} /> },
  { heading: "Returned", note: "units", numeric: true, cell: ({ returned }) => <Count of={returned} /> },
  { heading: "In transit", note: "units", numeric: true, cell: (line) => <Count of={inTransitOf(line)} /> },
];
