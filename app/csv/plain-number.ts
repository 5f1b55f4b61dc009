export type DecimalSign = "." | ",";

const LONGEST_NUMBER = 60;

/**
 * A number as people write it, as computers do: "1.234,50" with a decimal comma is "1234.50". The other sign may group
 * thousands; where it cannot ("12.5"), it is taken for the decimal sign. What is no number stays as it is.
 */
export function plainNumber(text: string, sign: DecimalSign): string {
  if (text.length > LONGEST_NUMBER) return text;
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "");
  const other = sign === "." ? "," : ".";
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${other}\\d{3})*(\\${sign}\\d*)?%?$`);
  if (grouped.test(bare)) return bare.replaceAll(other, "").replace(sign, ".");
  const plain = /^([+-]?\d+)([.,]\d*)?(%?)$/.exec(bare);
  return plain ? `${plain[1]}${(plain[2] ?? "").replace(",", ".")}${plain[3]}` : text;
}
