import { useState } from "react";
import { plainTyped } from "../../formats/number-style";
import type { ReorderLine } from "../../replenishment/reorder/list";
import { filledIn, quantityFrom, steppedQuantity } from "../../replenishment/reorder/quantities";
import { useNumberStyle } from "../locale";
import { useNumberFormat } from "../number";
import { quantityKeys } from "../quantity-keys";
import { LotLasts } from "../suggested";
import { REORDER } from "./words";

/**
 * A quantity in its place: arrow keys go up and down by full cases, Enter to the next line's, Escape back to what was filled
 * in. A minimum order that lasts for years is said, and not filled in.
 */
export const QuantityInput = ({
  label,
  quantity,
  line,
  casePack,
  onChange,
}: {
  label: string;
  quantity: number;
  line: Pick<ReorderLine, "suggested" | "heldBack" | "share" | "velocity">;
  casePack: number;
  onChange: (quantity: number) => void;
}) => {
  const style = useNumberStyle();
  const format = useNumberFormat();
  const quantityIn = (text: string) => quantityFrom(plainTyped(text, style));
  const { suggested } = line;
  const filled = filledIn(line);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (next: number) => {
    setTyped(null);
    onChange(next);
  };
  const onKeyDown = quantityKeys({
    step: (direction) => take(steppedQuantity(quantityIn(typed ?? "") ?? quantity, casePack, direction)),
    back: () => take(filled),
    among: ".Quantity-Input",
  });
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        data-changed={quantity !== filled || undefined}
        aria-label={label}
        aria-invalid={typed !== null && quantityIn(typed) === undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => {
          const next = quantityIn(target.value);
          if (next === undefined) setTyped(target.value);
          else take(next);
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {quantity !== suggested && <span className="Aside">{REORDER.quantityInput.suggested(format(suggested))}</span>}
      {line.heldBack && (
        <span className="Aside">
          <LotLasts units={suggested} velocity={line.velocity} />
        </span>
      )}
      {line.share !== null && line.share !== suggested && (
        <span className="Aside">{REORDER.quantityInput.ofThemForHere(format(line.share))}</span>
      )}
    </span>
  );
};
