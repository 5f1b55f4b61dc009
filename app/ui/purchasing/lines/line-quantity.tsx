import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { plainTyped } from "../../../formats/number-style";
import { isClear, openedField, type SaveAnswer, seen } from "../../../forms/opened";
import { lineTexts, typedLineOf } from "../../../purchasing/orders/lines/line-fields";
import { lineForm } from "../../../purchasing/orders/lines/line-texts";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import { quantityFrom, steppedQuantity } from "../../../replenishment/reorder/quantities";
import { ownTitle } from "../../../words/own-title";
import { useNumberStyle } from "../../locale";
import { meanwhileSaid } from "../../meanwhile";
import { quantityKeys } from "../../quantity-keys";
import { useToast } from "../../use-toast";
import { LINE } from "../order-words";
import { lineAddress } from "./line-address";

/**
 * Units of a line in their place: arrow keys go by packs, Enter saves and goes to the next line, Escape puts back what
 * stands. What somebody saved there meanwhile is told with both values.
 */
export const LineQuantity = ({ order, line }: { order: Order; line: OrderLine }) => {
  const style = useNumberStyle();
  const { submit, state, data } = useFetcher<SaveAnswer>({ key: `quantity/${line.id}` });
  const [typed, setText] = useState<string>();
  // As it was when typing began, whatever the page has heard since.
  const opened = useRef(line);
  const answered = useRef(data);
  const setTyped = (text: string | undefined) => {
    if (typed === undefined) opened.current = line;
    setText(text);
  };
  useEffect(() => {
    if (state !== "idle" || data === answered.current) return;
    answered.current = data;
    if (data?.done) setText(undefined);
  }, [state, data]);
  // Beside the field it is not seen: where the order has gone out meanwhile the page has no field any more.
  useToast(data?.refusals.state, data);
  const meanwhile = typed === undefined ? {} : (data?.meanwhile ?? {});
  const save = (whose?: "mine") => {
    if (typed === undefined || state !== "idle" || (whose !== "mine" && !isClear(meanwhile))) return;
    if (typed.trim() === String(line.ordered)) return setText(undefined);
    const saved = typedLineOf(opened.current);
    const fields = {
      ...lineForm(saved, order.currency),
      ordered: plainTyped(typed, style),
      ...openedField(seen(lineTexts(saved, order.currency), meanwhile)),
    };
    submit(fields, { method: "put", action: lineAddress(order, line) });
  };
  const both = meanwhile.ordered;
  const refusal =
    typed === undefined
      ? undefined
      : (data?.refusals.ordered ?? data?.refusals.line ?? data?.refusals.state ?? (both && meanwhileSaid(both, style)));
  const onKeyDown = quantityKeys({
    step: (direction) => {
      const now = quantityFrom(plainTyped(typed ?? String(line.ordered), style)) ?? 0;
      setTyped(String(Math.max(1, steppedQuantity(now, line.pack ?? 1, direction))));
    },
    back: () => setText(undefined),
    among: "[data-order-line]",
  });
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        data-changed={typed !== undefined || undefined}
        data-order-line
        aria-label={[LINE.unitsOf, line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" ")}
        aria-invalid={refusal !== undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(line.ordered)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => save()}
        onKeyDown={onKeyDown}
      />
      {refusal && (
        <span className="Aside CsvImport-Refusal" role="alert">
          {refusal}
          {both && (
            <Button variant="plain" onClick={() => save("mine")}>
              {LINE.saveMine}
            </Button>
          )}
        </span>
      )}
    </span>
  );
};
