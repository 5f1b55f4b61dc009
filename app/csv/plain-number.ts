export type DecimalSign = "." | ",";

/** No amount and no quantity is longer; what is longer is not looked at. */
const LONGEST = 40;

/**
 * A number as people write it, as computers do: "1.234,50" with a decimal comma is "1234.50". The other sign may group
 * thousands, or lakhs as in "1,23,456.50"; where it cannot ("12.5", "0,500": no group begins with 0), it is taken for the
 * decimal sign. What is no number stays as it is.
 */
export function plainNumber(text: string, sign: DecimalSign): string {
  if (text.length > LONGEST) return text;
  const bare = bareNumber(text);
  if (GROUPED[sign].test(bare)) return bare.replaceAll(sign === "." ? "," : ".", "").replace(sign, ".");
  const plain = /^([+-]?\d+)([.,]\d*)?(%?)$/.exec(bare);
  return plain ? `${plain[1]}${(plain[2] ?? "").replace(",", ".")}${plain[3]}` : text;
}

const GROUPED = {
  ".": /^[+-]?(?:[1-9]\d{0,2}(?:,\d{3}){1,9}|[1-9]\d?(?:,\d{2}){1,9},\d{3})(?:\.\d{0,40})?%?$/,
  ",": /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){1,9}(?:,\d{0,40})?%?$/,
};

/** The decimal sign that a number shows beyond doubt: "12.50" a point, "1.234.567" a comma, "1.250" neither. */
export function shownSign(text: string): DecimalSign | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = /^[+-]?(\d{1,40})([.,])([\d.,]{0,40})%?$/.exec(bareNumber(text));
  if (!parts) return undefined;
  const [, whole = "", first = "", rest = ""] = parts;
  const second = /[.,]/g.exec(rest)?.[0];
  if (second !== undefined) return otherSign(first);
  const mayGroup = rest.length === 3 && whole.length <= 3 && !whole.startsWith("0");
  return mayGroup ? undefined : first === "," ? "," : ".";
}

const otherSign = (sign: string): DecimalSign => (sign === "," ? "." : ",");

const bareNumber = (text: string) => text.replace(/[\s'’]/g, "");
