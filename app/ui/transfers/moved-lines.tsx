import { inTransitOf } from "../../stock/transfers/transfer";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { VariantName } from "../variant-name";
import { MOVED, TABLE } from "./words";

/** What became of each line once it was shipped. */
export const MovedLines = ({ transfer }: { transfer: Transfer }) => (
  <TitledCard title={MOVED.title} note={transfer.shippedAt === null ? MOVED.notShipped : undefined}>
    <ListTable caption={MOVED.caption} columns={COLUMNS} rows={transfer.lines} keyOf={({ id }) => id} />
  </TitledCard>
);

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const COLUMNS: Column<TransferLine>[] = [
  { heading: TABLE.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} sku={line.sku} /> },
  { heading: MOVED.shipped, note: TABLE.units, numeric: true, cell: ({ shipped }) => <Count of={shipped} /> },
  { heading: MOVED.received, note: TABLE.units, numeric: true, cell: ({ accepted }) => <Count of={accepted} /> },
  { heading: MOVED.damaged, note: MOVED.orLost, numeric: true, cell: ({ damaged }) => <Count of={damaged} /> },
  { heading: MOVED.returned, note: TABLE.units, numeric: true, cell: ({ returned }) => <Count of={returned} /> },
  { heading: MOVED.inTransit, note: TABLE.units, numeric: true, cell: (line) => <Count of={inTransitOf(line)} /> },
];
