import { useFetcher } from "@remix-run/react";
import { Badge, Button } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { plainTyped } from "../../formats/number-style";
import type { SaveAnswer } from "../../forms/opened";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { leavesBelow } from "../../stock/transfers/transfer-shown";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { useNumberStyle } from "../locale";
import { Units, useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { VariantName } from "../variant-name";
import { DRAFT, TABLE } from "./words";

/** What is to move, in a draft: quantities in their place, beside what is available at either end. */
export const DraftLines = ({ transfer, onAdd }: { transfer: Transfer; onAdd: () => void }) => (
  <TitledCard title={TABLE.toMove} note={DRAFT.note} action={<Button onClick={onAdd}>{DRAFT.add}</Button>}>
    {transfer.lines.length === 0 ? (
      <EmptyList>{DRAFT.noLines}</EmptyList>
    ) : (
      <ListTable caption={TABLE.toMove} columns={columns(transfer)} rows={transfer.lines} keyOf={({ id }) => id} />
    )}
  </TitledCard>
);

const columns = (transfer: Transfer): Column<TransferLine>[] => [
  { heading: TABLE.product, cell: (line) => <VariantName variant={line} variantId={line.variantId} sku={line.sku} /> },
  {
    heading: DRAFT.availableFrom(transfer.from),
    numeric: true,
    long: true,
    cell: ({ availableFrom }) => <Units count={availableFrom} />,
  },
  {
    heading: DRAFT.availableTo(transfer.to),
    numeric: true,
    long: true,
    cell: (line) =>
      line.stockedThere ? (
        <Units count={line.availableTo} />
      ) : (
        <span className="Quantity">
          <Badge tone="info">{DRAFT.notStocked}</Badge>
          <span className="Aside Wrapped">{DRAFT.willBe}</span>
        </span>
      ),
  },
  {
    heading: TABLE.move,
    note: TABLE.units,
    numeric: true,
    cell: (line) => <Quantity transfer={transfer} line={line} />,
  },
  { heading: TABLE.change, action: true, cell: (line) => <Remove transfer={transfer} line={line} /> },
];

const lineAddress = (transfer: Transfer, line: TransferLine) => `${transferAddress(transfer)}/lines/${line.id}`;

const Quantity = ({ transfer, line }: { transfer: Transfer; line: TransferLine }) => {
  const format = useNumberFormat();
  const style = useNumberStyle();
  const { submit, state, data } = useFetcher<SaveAnswer>({ key: `transfer-line/${line.id}` });
  const [typed, setTyped] = useState<string>();
  const answered = useRef(data);
  useEffect(() => {
    if (state !== "idle" || data === answered.current) return;
    answered.current = data;
    if (data?.done) setTyped(undefined);
  }, [state, data]);
  // Beside the field it is not seen: where the transfer was shipped meanwhile the page has no field any more.
  useToast(data?.refusals.state, data);
  const save = () => {
    if (typed === undefined || state !== "idle") return;
    if (typed.trim() === String(line.quantity)) return setTyped(undefined);
    submit(
      { quantity: plainTyped(typed, style), shown: String(line.quantity) },
      { method: "put", action: lineAddress(transfer, line) },
    );
  };
  const refusal = typed === undefined ? undefined : (data?.refusals.line ?? data?.refusals.state);
  const isShort = leavesBelow(line);
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        aria-label={TABLE.unitsOf(`${line.productTitle} ${line.sku}`)}
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
      {isShort && (
        <span className="Aside">
          {DRAFT.only(format(line.availableThen ?? 0), format((line.availableThen ?? 0) - line.quantity))}
        </span>
      )}
    </span>
  );
};

const Remove = ({ transfer, line }: { transfer: Transfer; line: TransferLine }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.refusals.state, data);
  return (
    <Button
      variant="plain"
      tone="critical"
      loading={state !== "idle"}
      accessibilityLabel={TABLE.removed(`${line.productTitle} ${line.sku}`)}
      onClick={() => submit(null, { method: "delete", action: lineAddress(transfer, line) })}
    >
      {TABLE.remove}
    </Button>
  );
};
