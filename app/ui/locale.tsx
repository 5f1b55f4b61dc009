import { createContext, type ReactNode, useContext } from "react";

/** The merchant's language tag: separators and date order follow it, words stay English. */
const LocaleContext = createContext("en");

export const LocaleProvider = ({ locale, children }: { locale: string; children: ReactNode }) => (
  <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
);

export const useLocale = () => useContext(LocaleContext);

/** Names of months and "3 days ago" would mix languages, so only a variety of English is kept for dates. */
export function useDateLocale() {
  const locale = useLocale();
  return locale.startsWith("en") ? locale : "en-GB";
}

/** The first language a browser asks for, if Intl knows it. */
export function preferredLocale(acceptLanguage: string | null) {
  const asked = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim();
  try {
    return Intl.NumberFormat.supportedLocalesOf(asked ?? "en")[0] ?? "en";
  } catch {
    return "en";
  }
}
