import { type KeyboardEvent, useState } from "react";
import { quantityFrom, steppedQuantity } from "../replenishment/order";

/**
 * A quantity in its place: arrow keys go up and down by full cases, Enter to the next line's, Escape back to what is
 * suggested.
 */
export const QuantityInput = ({
  label,
  quantity,
  suggested,
  casePack,
  onChange,
}: {
  label: string;
  quantity: number;
  suggested: number;
  casePack: number;
  onChange: (quantity: number) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (next: number) => {
    setTyped(null);
    onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (step !== 0) take(steppedQuantity(quantityFrom(typed ?? "") ?? quantity, casePack, step === 1 ? 1 : -1));
    else if (event.key === "Escape") take(suggested);
    else if (event.key === "Enter") focusNext(event.currentTarget);
    else return;
    event.preventDefault();
  };
  return (
    <span className="Quantity">
      <input
        className="Quantity-Input"
        data-changed={quantity !== suggested || undefined}
        aria-label={label}
        aria-invalid={typed !== null && quantityFrom(typed) === undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ target }) => {
          const next = quantityFrom(target.value);
          if (next === undefined) setTyped(target.value);
          else take(next);
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {quantity !== suggested && <span className="Aside">suggested {suggested}</span>}
    </span>
  );
};

function focusNext(input: HTMLInputElement) {
  const all = [...document.querySelectorAll<HTMLInputElement>(".Quantity-Input")];
  const next = all[all.indexOf(input) + 1];
  if (next) next.focus();
  else input.blur();
}
