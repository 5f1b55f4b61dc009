import { useFetcher } from "@remix-run/react";
import { Badge, Button } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { Units, useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { Sku, VariantName } from "../variant-name";

/** What is to move, in a draft: quantities in their place, beside what is available at either end. */
export const DraftLines = ({ transfer, onAdd }: { transfer: Transfer; onAdd: () => void }) => (
  <TitledCard
    title="What to move"
    note="Nothing leaves until you ship it."
    action={<Button onClick={onAdd}>Add products</Button>}
  >
    {transfer.lines.length === 0 ? (
      <EmptyList>No lines yet. Add what to move, by its name, SKU or barcode.</EmptyList>
    ) : (
      <ListTable
        caption="What to move"
        columns={columns(transfer)}
        rows={transfer.lines}
        keyOf={({ id, quantity }) => `${id}/${quantity}`}
      />
    )}
  </TitledCard>
);

const columns = (transfer: Transfer): Column<TransferLine>[] => [
  { heading: "Product", cell: (line) => <VariantName variant={line} variantId={line.variantId} /> },
  { heading: "SKU", cell: ({ sku }) => <Sku sku={sku} /> },
  {
    heading: `Available in ${transfer.from ?? "the first location"}`,
    numeric: true,
    cell: ({ availableFrom }) => <Units count={availableFrom} />,
  },
  {
    heading: `Available in ${transfer.to ?? "the other location"}`,
    numeric: true,
    cell: (line) =>
      line.stockedThere ? (
        <Units count={line.availableTo} />
      ) : (
        <span className="Quantity">
          <Badge tone="info">Not stocked there yet</Badge>
          <span className="Aside">It will be, once it has come</span>
        </span>
      ),
  },
  { heading: "Move", note: "units", numeric: true, cell: (line) => <Quantity transfer={transfer} line={line} /> },
  { heading: "Change", action: true, cell: (line) => <Remove transfer={transfer} line={line} /> },
];

const lineAddress = (transfer: Transfer, line: TransferLine) => `${transferAddress(transfer)}/lines/${line.id}`;

const Quantity = ({ transfer, line }: { transfer: Transfer; line: TransferLine }) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<SaveAnswer>({ key: `transfer-line/${line.id}` });
  const [typed, setTyped] = useState<string>();
  const answered = useRef(data);
  useEffect(() => {
    if (state !== "idle" || data === answered.current) return;
    answered.current = data;
    if (data?.done) setTyped(undefined);
  }, [state, data]);
  const save = () => {
    if (typed === undefined || state !== "idle") return;
    if (typed.trim() === String(line.quantity)) return setTyped(undefined);
    submit({ quantity: typed, shown: String(line.quantity) }, { method: "put", action: lineAddress(transfer, line) });
  };
  const refusal = typed === undefined ? undefined : data?.refusals.line;
  const isShort = line.availableFrom !== null && line.quantity > line.availableFrom;
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        aria-label={`Units of ${line.productTitle} ${line.sku}`}
        aria-invalid={refusal !== undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(line.quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(undefined);
        }}
      />
      {refusal && (
        <span className="Aside CsvImport-Refusal" role="alert">
          {refusal}
        </span>
      )}
      {isShort && <span className="Aside">{`Only ${format(Math.max(0, line.availableFrom ?? 0))} available`}</span>}
    </span>
  );
};

const Remove = ({ transfer, line }: { transfer: Transfer; line: TransferLine }) => {
  const { submit, state } = useFetcher<SaveAnswer>();
  return (
    <Button
      variant="plain"
      tone="critical"
      loading={state !== "idle"}
      accessibilityLabel={`Remove ${line.productTitle} ${line.sku}`}
      onClick={() => submit(null, { method: "delete", action: lineAddress(transfer, line) })}
    >
      Remove
    </Button>
  );
};
