import { shownAmount } from "../shops/money";
import { useLocale } from "./locale";

/** In minor units of the currency; `whole` leaves out what is less than one of it, where a sum is large. */
export function useMoney(currency: string, { whole = false } = {}) {
  const locale = useLocale();
  return (minor: number) => shownAmount(minor, currency, locale, { whole });
}
