import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { quantityFrom } from "../replenishment/order";
import { plainTyped } from "../shops/number-style";
import type { Refusals } from "../shops/parsed";
import type { PriceLine } from "../suppliers/terms";
import { useNumberStyle } from "./locale";
import { quantityKeys } from "./quantity-keys";
import { termsAddress, termsFields } from "./terms-fields";
import { useToast } from "./use-toast";
import { ownTitle } from "./variant-name";

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
  const { standing, typed, setTyped, save, refusal } = useTerm(line, name, supplier);
  const onKeyDown = quantityKeys({
    step: (direction) =>
      setTyped(String(Math.max(1, (quantityFrom(plainTyped(typed ?? standing, style)) ?? 0) + direction))),
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
        value={typed ?? standing}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {refusal && (
        <span className="Aside CsvImport-Refusal" role="alert">
          {refusal}
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
  const { submit, state, data } = useFetcher<{ done?: string; refusals: Refusals }>({ key: address });
  const style = useNumberStyle();
  const [typed, setTyped] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);
  const isSent = useRef(false);
  const standing = line[name]?.toString() ?? "";
  const answer = isSent.current && state === "idle" ? data : undefined;
  useToast(answer?.done, answer);
  useEffect(() => {
    if (!answer?.done) return;
    isSent.current = false;
    setTyped(undefined);
  }, [answer]);
  const save = () => {
    if (typed === undefined) return;
    if (typed.trim() === standing) return setTyped(undefined);
    if (state !== "idle") return setWaiting(true);
    isSent.current = true;
    const fields = { ...termsFields(line, supplier.currency), [name]: plainTyped(typed, style) };
    // At once: the line's other field is to see that this one is on its way.
    submit(fields, { method: "put", action: address, flushSync: true });
  };
  useEffect(() => {
    if (!isWaiting || state !== "idle") return;
    setWaiting(false);
    save();
  });
  return { standing, typed, setTyped, save, refusal: typed === undefined ? undefined : answer?.refusals[name] };
}
