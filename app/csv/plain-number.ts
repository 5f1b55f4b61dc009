export type DecimalSign = "." | ",";

/** No amount and no quantity is longer; what is longer is not looked at. */
const LONGEST = 40;

/**
 * A number as people write it, as computers do: "1.234,50" with a decimal comma is "1234.50". The other sign may group
 * thousands, or lakhs as in "1,23,456.50"; where it cannot ("12.5", "0,500": no group begins with 0), it is taken for the
 * decimal sign. What stands beside it ("€ 1.234", "20 %") stays there. What is no number stays as it is.
 */
export function plainNumber(text: string, sign: DecimalSign): string {
  if (text.length > LONGEST) return text;
  const { before, number, after } = besideNumber(text);
  if (GROUPED[sign].test(number))
    return before + number.replaceAll(sign === "." ? "," : ".", "").replace(sign, ".") + after;
  return /^[+-]?\d+([.,]\d*)?$/.test(number) ? before + number.replace(",", ".") + after : text;
}

const GROUPED = {
  ".": /^[+-]?(?:[1-9]\d{0,2}(?:,\d{3}){1,9}|[1-9]\d?(?:,\d{2}){1,9},\d{3})(?:\.\d{0,40})?$/,
  ",": /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){1,9}(?:,\d{0,40})?$/,
};

/** The decimal sign that a number shows beyond doubt: "12.50" a point, "1.234.567" a comma, "1.250" neither. */
export function shownSign(text: string): DecimalSign | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = /^[+-]?(\d{1,40})([.,])([\d.,]{0,40})$/.exec(besideNumber(text).number);
  if (!parts) return undefined;
  const [, whole = "", first = "", rest = ""] = parts;
  const second = /[.,]/g.exec(rest)?.[0];
  if (second !== undefined) return otherSign(first);
  const mayGroup = rest.length === 3 && whole.length <= 3 && !whole.startsWith("0");
  return mayGroup ? undefined : first === "," ? "," : ".";
}

/** A thousand where groups are meant, and one where `sign` is; where that is not known, where its separator is: "1.000". */
export function mayBeThousands(text: string, sign?: DecimalSign) {
  const separator = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/.exec(besideNumber(text).number)?.[1];
  return separator !== undefined && separator === (sign ?? separator);
}

const otherSign = (sign: string): DecimalSign => (sign === "," ? "." : ",");

/**
 * A number apart from a currency's sign or code, or a unit: "€ 12", "kr. 12", "S/. 12", "12 د.إ.", "12 %". No sign of a
 * negative one is among them.
 */
export function besideNumber(text: string) {
  const parts = text.length > LONGEST ? null : BESIDE.exec(text.replace(/[\s'’\u200e\u200f\u061c]/g, ""));
  return { before: parts?.[1] ?? "", number: parts?.[2] ?? "", after: parts?.[3] ?? "" };
}

const BESIDE =
  /^((?:\p{L}{1,3}\/?\.){1,2}|[^\d.,+()\p{Dash}]{1,5})?(.{0,40}?)((?:\p{L}{1,3}\.){1,2}|[^\d.,()\p{Dash}]{1,5})?$/u;
