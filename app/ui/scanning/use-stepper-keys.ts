import { type KeyboardEvent, useRef } from "react";
import { quantityKeys } from "../quantity-keys";

/**
 * Arrow keys count up and down, Enter goes on to the next line's field, Escape to the scanner. Enter does so too in a field
 * that was tapped: what is scanned next is no number of units of the next line.
 */
export function useStepperKeys({
  step,
  among,
  isRefused,
}: {
  step: (units: 1 | -1) => void;
  /** The fields of all lines. */
  among: string;
  isRefused: boolean;
}) {
  const isTapped = useRef(false);
  return {
    onPointerDown: () => {
      isTapped.current = true;
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === "Tab") isTapped.current = false;
      const toScanner = () => {
        isTapped.current = false;
        event.currentTarget.blur();
      };
      if (event.key === "Enter" && isTapped.current && !isRefused) return toScanner();
      quantityKeys({ step, back: toScanner, among, stays: isRefused })(event);
    },
  };
}
