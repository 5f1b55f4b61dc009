import { trimmed } from "./trimmed";

/**
 * The form in which names and codes are compared: trimmed, letters composed, case gone, in every alphabet. By way of the
 * capitals `ß` meets `SS` and `ſ` meets `S`; the sigma that ends a Greek word and the dotted capital I of Turkish are
 * taken as the plain letters. SQLite folds ASCII only: what it compares is folded here and stored.
 */
export const folded = (text: string): string => caseless(trimmed(text)).normalize("NFC");

/** The forms under which a stored name may be found: folded, or in small ASCII letters as SQLite has what is still to be folded. */
export function foldedKeys(text: string): string[] {
  const [fold, small] = [folded(text), trimmed(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase())];
  return fold === "" ? [] : [...new Set([fold, small])];
}

/** The same letters whatever their case. The edges stay. Of ASCII, as most is, nothing is composed and no letter has two forms. */
export const caseless = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize("NFC").toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ").replaceAll("i\u0307", "i");

const ASCII = /^[\0-\x7f]*$/;
