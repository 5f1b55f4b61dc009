import { useSubmit } from "@remix-run/react";
import { useState } from "react";
import type { StockAt } from "../../../replenishment/overviews/stock-at";
import type { ListedLine } from "../../../replenishment/reorder/list";
import { type Transfer, transfersIn } from "../../../replenishment/reorder/transfers";
import { ownTitle } from "../../../words/own-title";
import type { Selection } from "../../bulk/use-selection";
import { type Column, ListTable } from "../../list-table";
import { type LocationNames, locationName } from "../../location-name";
import { Units } from "../../number";
import { RowButton } from "../../row-button";
import { RowCheckbox } from "../../row-checkbox";
import { VariantName } from "../../variant-name";
import { REORDER } from "../words";

type Line = { line: ListedLine; transfer: Transfer };

/** What other locations can spare for one that is low: a line for each transfer of a variant. */
export const MoveTable = ({
  lines,
  locationNames,
  selection,
}: {
  lines: ListedLine[];
  locationNames: LocationNames;
  selection: Selection;
}) => (
  <ListTable
    caption={REORDER.moveTable.stockToMoveBetweenLocations}
    columns={columns(locationNames, selection)}
    rows={lines.flatMap((line) => transfersIn(line.stock).map((transfer): Line => ({ line, transfer })))}
    keyOf={({ line, transfer }) => `${line.variantId}/${transfer.from}/${transfer.to}`}
  />
);

const columns = (names: LocationNames, selection: Selection): Column<Line>[] => [
  {
    heading: REORDER.product,
    cell: ({ line }) => (
      <span className="Selectable">
        <RowCheckbox
          label={REORDER.moveTable.select([line.productTitle, ownTitle(line)].filter(Boolean).join(" "))}
          checked={selection.has(line.variantId)}
          onChange={() => selection.toggle(line.variantId)}
        />
        <VariantName variant={line} variantId={line.variantId} sku={line.sku} />
      </span>
    ),
  },
  { heading: REORDER.moveTable.low, cell: ({ line, transfer }) => <Place at={at(line, transfer.to)} names={names} /> },
  {
    heading: REORDER.moveTable.spare,
    cell: ({ line, transfer }) => <Place at={at(line, transfer.from)} names={names} />,
  },
  {
    heading: REORDER.moveStock,
    note: REORDER.units,
    numeric: true,
    cell: ({ transfer }) => (
      <strong>
        <Units count={transfer.units} />
      </strong>
    ),
  },
  { heading: REORDER.moveTable.transfer, action: true, cell: (each) => <TransferButton {...each} names={names} /> },
];

/** One press, one draft of a transfer, which opens. Pressed twice it is the same form. */
const TransferButton = ({ line, transfer, names }: Line & { names: LocationNames }) => {
  const submit = useSubmit();
  const [formToken, setFormToken] = useState<string>();
  const { from, to, units } = transfer;
  const create = () => {
    const token = formToken ?? crypto.randomUUID();
    setFormToken(token);
    const lines = JSON.stringify([{ variantId: line.variantId, quantity: units }]);
    submit({ formToken: token, from, to, lines }, { method: "post", action: "/transfers" });
  };
  return (
    <RowButton
      label={REORDER.moveTable.createTransferOfFrom(
        line.productTitle,
        locationName(names, from),
        locationName(names, to),
      )}
      onClick={create}
    >
      {REORDER.moveTable.createTransfer}
    </RowButton>
  );
};

/** Its name, and why it is one that lacks or can spare. */
const Place = ({ at, names }: { at: StockAt | undefined; names: LocationNames }) =>
  at ? (
    <span>
      {locationName(names, at.locationId)}
      <span className="Aside">
        {REORDER.moveTable.availableReorderPoint(
          <Units count={at.available} />,
          at.reorderPoint < 0 ? null : <Units count={at.reorderPoint} />,
        )}
      </span>
    </span>
  ) : (
    <>–</>
  );

const at = ({ stock }: ListedLine, location: number) => stock.find(({ locationId }) => locationId === location);
