import { folded } from "./folded";
import { trimmed } from "./trimmed";

/**
 * The forms in which a barcode is compared: two barcodes are one if they share a form. A trade item number (GTIN: UPC-A,
 * UPC-E, EAN-8, EAN-13, ITF-14, ISBN) counts as its 14 digits, so that it is the same with or without leading zeros,
 * hyphens or the application identifier that a scanner adds; anything else as it is typed, folded. Only eight digits
 * that are valid both as an EAN-8 and as a UPC-E have two forms. None for a blank text.
 */
export function barcodeForms(text: string): string[] {
  const typed = folded(text);
  if (typed === "") return [];
  const numbers = tradeItemNumbers(text);
  return numbers.length > 0 ? numbers : [typed];
}

/** The 14 digits of what may be a trade item number, by its check digit; GS1 General Specifications, 7.9. */
export function tradeItemNumbers(text: string): string[] {
  const bare = trimmed(text)
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(/^\]C1|^\]e0/, "")
    .replace(/^\(01\)/, "")
    .replace(/[\s\-\u2010-\u2015]/g, "");
  if (/^\d{9}[\dXx]$/.test(bare) && isBookNumber(bare)) return [fromBookNumber(bare), ...padded(bare)];
  if (/^[01]\d{7}$/.test(bare)) return [...new Set([...padded(bare), ...padded(expanded(bare))])];
  return padded(bare);
}

/**
 * The item inside a carton, by the carton's 14 digits: the first of them, 1 to 8, says how it is packed, and 9 a measure; the
 * item's own begins with 0 and has a check digit of its own. Undefined for what is no carton. GS1 General Specifications, 2.1.
 */
export function packedItem(carton: string): string | undefined {
  if (!/^[1-8]\d{13}$/.test(carton)) return undefined;
  const body = `0${carton.slice(1, 13)}`;
  return body + checkDigit(body);
}

const LONGEST = 40;

const padded = (digits: string) => {
  if (!/^\d{8,14}$/.test(digits) || /^0*$/.test(digits)) return [];
  const whole = digits.padStart(14, "0");
  return checkDigit(whole.slice(0, 13)) === Number(whole[13]) ? [whole] : [];
};

/** Weights 3 and 1 from the right. */
function checkDigit(digits: string): number {
  const sum = [...digits].reduceRight((sum, digit, at) => sum + Number(digit) * ((digits.length - at) % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** UPC-E leaves out zeros of a UPC-A; its last digit says which. Number system and check digit stay. */
function expanded(short: string): string {
  const [system, digits, check] = [short.slice(0, 1), short.slice(1, 7), short.slice(7)];
  const [a, b, c, d, e, last] = [...digits];
  const body =
    Number(last) <= 2
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === "3"
        ? `${a}${b}${c}00000${d}${e}`
        : last === "4"
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`;
  return system + body + check;
}

/** ISBN-10: weights 10 to 1, X for ten. */
const isBookNumber = (text: string) =>
  [...text].reduce((sum, digit, at) => sum + (/x/i.test(digit) ? 10 : Number(digit)) * (10 - at), 0) % 11 === 0;

const fromBookNumber = (text: string) => {
  const body = `0978${text.slice(0, 9)}`;
  return body + checkDigit(body);
};
