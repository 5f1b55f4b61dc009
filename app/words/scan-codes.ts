import { trimmed } from "./trimmed";

/** What a scanner read, taken apart: the code to look for, and what the code itself is of. */
interface ScanCode {
  /** A trade item number, or the text as it was read. */
  code: string;
  /** As read, without what the scanner adds: a SKU may look like anything. */
  text: string;
}

/** No code on a box is longer; a Digital Link's address may be. */
const LONGEST = 300;

/**
 * The trade item number within a GS1-128, DataMatrix or QR code's element string, `(01)…` or raw, or within a GS1 Digital
 * Link. GS1 General Specifications, 3 and 7.8; GS1 Digital Link URI syntax 1.3. Anything else is its own code.
 */
export function scanCode(read: string): ScanCode {
  const text = trimmed(trimmed(read).slice(0, LONGEST).normalize("NFKC").replace(SYMBOLOGY, ""));
  return { code: linked(text) ?? bracketed(text) ?? elements(text) ?? text, text };
}

/** ISO/IEC 15424: a bracket, a letter, a digit before the code, where a scanner is set to tell the kind. */
const SYMBOLOGY = /^\][A-Za-z]\d/;

const linked = (text: string) =>
  /^https?:\/\//i.test(text) ? /\/(?:01|gtin)\/(\d{8,14})(?![^/?#])/i.exec(text)?.[1] : undefined;

const bracketed = (text: string) => /\(01\)(\d{14})(?!\d)/.exec(text)?.[1];

/** Application identifiers whose field is always so long, by their first two digits: no separator follows them. */
const FIXED: Record<string, number> = {
  ...{ "00": 18, "01": 14, "02": 14, "03": 14, "04": 16, "11": 6, "12": 6, "13": 6, "14": 6, "15": 6, "16": 6 },
  ...{ "17": 6, "18": 6, "19": 6, "20": 2, "31": 8, "32": 8, "33": 8, "34": 8, "35": 8, "36": 8, "41": 14 },
};
const SEPARATOR = "\u001d";

/** A raw element string tells where its fields end by their lengths or by the separator: of what does not, nothing is taken. */
function elements(text: string): string | undefined {
  let rest = text.startsWith(SEPARATOR) ? text.slice(1) : text;
  let found: string | undefined;
  while (rest !== "") {
    const name = rest.slice(0, 2);
    const length = FIXED[name];
    const end = length === undefined ? fieldEnd(rest) : 2 + length;
    if (!/^\d\d$/.test(name) || rest.length < end) return undefined;
    const value = rest.slice(2, end);
    if (length !== undefined && !/^\d{1,18}$/.test(value)) return undefined;
    if (name === "01") found = value;
    rest = rest.slice(rest[end] === SEPARATOR ? end + 1 : end);
  }
  return found;
}

const fieldEnd = (rest: string) => (rest.includes(SEPARATOR) ? rest.indexOf(SEPARATOR) : rest.length);
