import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { plainTyped } from "../../formats/number-style";
import { isClear, openedField, type SaveAnswer, seen } from "../../forms/opened";
import { quantityFrom } from "../../replenishment/reorder/quantities";
import type { PriceLine } from "../../suppliers/terms";
import { termsAddress, termsFields, termsTexts } from "../../suppliers/terms-fields";
import { ownTitle } from "../../words/own-title";
import { useNumberStyle } from "../locale";
import { meanwhileSaid } from "../meanwhile";
import { quantityKeys } from "../quantity-keys";
import { useToast } from "../use-toast";
import { PRICES } from "./words";

type Name = "minimumOrder" | "casePack";

/**
 * A quantity of a price list in its place: arrow keys go up and down, Enter saves and goes to the next line's, Escape
 * puts back what stands. Blank is as for the supplier's other variants.
 */
export const TermQuantity = ({
  line,
  name,
  label,
  supplier,
}: {
  line: PriceLine;
  name: Name;
  label: string;
  supplier: { id: number; currency: string };
}) => {
  const style = useNumberStyle();
  const { saved, typed, setTyped, save, saveMine, refusal } = useTerm(line, name, supplier);
  const onKeyDown = quantityKeys({
    step: (direction) =>
      setTyped(String(Math.max(1, (quantityFrom(plainTyped(typed ?? saved, style)) ?? 0) + direction))),
    back: () => setTyped(undefined),
    // Leaving the field saves it.
    among: `[data-term="${name}"]`,
  });
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        data-changed={typed !== undefined || undefined}
        data-term={name}
        aria-label={[label, line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" ")}
        aria-invalid={refusal !== undefined}
        inputMode="numeric"
        autoComplete="off"
        placeholder="–"
        value={typed ?? saved}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {refusal && (
        <span className="Aside CsvImport-Refusal" role="alert">
          {refusal}
          {saveMine && (
            <Button variant="plain" onClick={saveMine}>
              {PRICES.saveMine}
            </Button>
          )}
        </span>
      )}
    </span>
  );
};

/**
 * One fetcher a line, and one field of it at a time: a line is put whole, so that a field that did not wait for another's
 * answer would take back what that one has just sent.
 */
function useTerm(line: PriceLine, name: Name, supplier: { id: number; currency: string }) {
  const address = termsAddress(supplier.id, line.variantId);
  const { submit, state, data } = useFetcher<SaveAnswer>({ key: address });
  const style = useNumberStyle();
  const [typed, setText] = useState<string>();
  // As it was when typing began, whatever the list has heard since.
  const opened = useRef(line);
  const setTyped = (text: string | undefined) => {
    if (typed === undefined) {
      opened.current = line;
      setAnswer(undefined);
    }
    setText(text);
  };
  const [isWaiting, setWaiting] = useState(false);
  const isSent = useRef(false);
  const saved = line[name]?.toString() ?? "";
  // Its own, since the line's other field is answered by the same fetcher.
  const [answer, setAnswer] = useState<SaveAnswer>();
  useToast(answer?.done, answer);
  useEffect(() => {
    if (!isSent.current || state !== "idle" || !data) return;
    isSent.current = false;
    setAnswer(data);
    if (data.done) setText(undefined);
  }, [state, data]);
  const meanwhile = typed === undefined ? {} : (answer?.meanwhile ?? {});
  const save = (whose?: "mine") => {
    // What was told is answered by its button, not by leaving the field.
    if (typed === undefined || (whose !== "mine" && !isClear(meanwhile))) return;
    if (typed.trim() === saved) return setTyped(undefined);
    if (state !== "idle") return setWaiting(true);
    isSent.current = true;
    const texts = seen(termsTexts(opened.current, supplier.currency), meanwhile);
    const fields = {
      ...termsFields(opened.current, supplier.currency),
      [name]: plainTyped(typed, style),
      ...openedField(texts),
    };
    // At once: the line's other field is to see that this one is on its way.
    submit(fields, { method: "put", action: address, flushSync: true });
  };
  useEffect(() => {
    if (!isWaiting || state !== "idle") return;
    setWaiting(false);
    save();
  });
  const both = meanwhile[name];
  const refusal = typed === undefined ? undefined : (answer?.refusals[name] ?? (both && meanwhileSaid(both, style)));
  const saveMine = both && (() => save("mine"));
  return { saved, typed, setTyped, save: () => save(), saveMine, refusal };
}
