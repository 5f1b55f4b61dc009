import type { ListedLine } from "../../replenishment/reorder/list";
import { filledIn, steppedQuantity } from "../../replenishment/reorder/quantities";
import { useNumberFormat } from "../number";
import { quantityKeys } from "../quantity-keys";
import { LotLasts } from "../suggested";
import { useTypedUnits } from "../typed-units";
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
  onLeft,
}: {
  label: string;
  quantity: number;
  line: Pick<ListedLine, "suggested" | "heldBack" | "share" | "velocity">;
  casePack: number;
  onChange: (quantity: number, isTyped: boolean) => void;
  onLeft: () => void;
}) => {
  const format = useNumberFormat();
  const { suggested } = line;
  const filled = filledIn(line);
  const { field, put, isRefused, refusal } = useTypedUnits({ units: quantity, take: onChange, left: onLeft });
  const onKeyDown = quantityKeys({
    step: (direction) => put(steppedQuantity(quantity, casePack, direction)),
    back: () => put(filled),
    among: ".Quantity-Input",
    stays: isRefused,
  });
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        data-changed={quantity !== filled || undefined}
        aria-label={label}
        {...field}
        onKeyDown={onKeyDown}
      />
      {refusal}
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
