import { Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { isoDay } from "../../../days/iso-day";
import { deliveryTexts } from "../../../purchasing/orders/lines/deliveries-form";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { useFieldError } from "../../meanwhile";
import { useNumberFormat } from "../../number";
import { Refusal } from "../../refusal";
import { useDialogChange } from "../../use-dialog-saving";
import { SPLIT } from "../order-words";
import { lineAddress } from "./line-address";

type Row = { key: number; day: string; quantity: string };

/** In which parts a line comes, each with its day; what none of them tells of comes with the order. */
export const SplitLine = ({ order, line, onClose }: { order: Order; line: OrderLine; onClose: () => void }) => {
  const [rows, setRows] = useState<Row[]>(() => rowsOf(line));
  const { submit, put, saving, refusals, meanwhile } = useDialogDeliveries(order, line, rows, onClose);
  const change = (key: number, typed: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...typed } : row)));
  return (
    <FormDialog
      title={SPLIT.title([line.productTitle, ownTitle(line)].filter(Boolean).join(" "))}
      saving={saving}
      onSave={submit}
      meanwhile={meanwhile}
      onSaveMine={put}
      onClose={onClose}
    >
      {rows.map(({ key, day, quantity }, at) => (
        <InlineStack key={key} gap="200" blockAlign="end">
          <TextField
            label={SPLIT.day(at + 1)}
            type="date"
            value={day}
            onChange={(day) => change(key, { day })}
            autoComplete="off"
          />
          <TextField
            label={SPLIT.units(at + 1)}
            inputMode="numeric"
            value={quantity}
            onChange={(quantity) => change(key, { quantity })}
            autoComplete="off"
          />
          <Button
            accessibilityLabel={SPLIT.removeOf(at + 1)}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            {SPLIT.remove}
          </Button>
        </InlineStack>
      ))}
      <Button onClick={() => setRows([...rows, { key: nextKey(rows), day: "", quantity: "" }])}>{SPLIT.add}</Button>
      <Said rows={rows} line={line} error={refusals.deliveries ?? refusals.state ?? refusals.line} />
    </FormDialog>
  );
};

function useDialogDeliveries(order: Order, line: OrderLine, rows: Row[], onClose: () => void) {
  const { save, ...rest } = useDialogChange(deliveryTexts(line), `${lineAddress(order, line)}/deliveries`, onClose);
  const fields = (): [string, string][] =>
    rows.flatMap(({ day, quantity }): [string, string][] => [
      ["day", day],
      ["quantity", quantity],
    ]);
  return { ...rest, submit: () => save(fields()), put: () => save(fields(), "mine") };
}

const nextKey = (rows: Row[]) => Math.max(0, ...rows.map(({ key }) => key)) + 1;

/** One that is begun stands below those that are kept. */
const rowsOf = ({ deliveries }: OrderLine): Row[] => [
  ...deliveries.map(({ id, day, quantity }) => ({ key: id, day: isoDay(day), quantity: String(quantity) })),
  ...(deliveries.length === 0 ? [{ key: 1, day: "", quantity: "" }] : []),
];

/** How many units have a day, and that too many are refused. */
const Said = ({ rows, line, error }: { rows: Row[]; line: OrderLine; error: string | undefined }) => {
  const format = useNumberFormat();
  const refusal = useFieldError("deliveries", error);
  const units = rows.reduce((sum, { quantity }) => sum + (/^\d+$/.test(quantity.trim()) ? Number(quantity) : 0), 0);
  const rest = line.ordered - units;
  const undated = line.accepted + line.damaged > 0 ? SPLIT.undatedOfPart : SPLIT.undated;
  return (
    <>
      <Text as="p" tone={rest < 0 ? "critical" : "subdued"}>
        {rest < 0
          ? SPLIT.tooMany(units, line.ordered, format)
          : rest === 0
            ? SPLIT.allDated(line.ordered, format)
            : undated(rest, line.ordered, format)}
      </Text>
      <Refusal>{refusal}</Refusal>
    </>
  );
};
