import { shownAmount } from "../money/money";
import { useNumberStyle } from "./locale";

/** In minor units of the currency; `whole` leaves out what is less than one of it, where a sum is large. */
export function useMoney(currency: string, { whole = false } = {}) {
  const style = useNumberStyle();
  return (minor: number) => shownAmount(minor, currency, style, { whole });
}
