import { shownAmount } from "../shops/money";
import { useLocale } from "./locale";

/** In minor units of the currency. */
export function useMoney(currency: string) {
  const locale = useLocale();
  return (minor: number) => shownAmount(minor, currency, locale);
}
