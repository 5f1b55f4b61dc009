import { trimmed } from "../../words/trimmed";

/** Between the vendors in a cell: none of the signs that people use in names, and where one does, `\` stands before it. */
export const VENDOR_SEPARATOR = "|";
const ESCAPE = "\\";
const ESCAPED = new Set([VENDOR_SEPARATOR, ESCAPE]);

/** Vendors as one cell of a file. */
export const vendorCell = (vendors: readonly string[]): string =>
  vendors
    .map((vendor) => [...vendor].map((sign) => (ESCAPED.has(sign) ? ESCAPE + sign : sign)).join(""))
    .join(VENDOR_SEPARATOR);

/** The vendors of a cell, without blanks around them. A `\` before anything else is a `\`, as people type it. */
export function vendorsIn(cell: string): string[] {
  const vendors = [""];
  for (let at = 0; at < cell.length; at++) {
    const [sign = "", next = ""] = [cell[at], cell[at + 1]];
    if (sign === VENDOR_SEPARATOR) vendors.push("");
    else vendors.push(`${vendors.pop()}${sign === ESCAPE && ESCAPED.has(next) ? cell[++at] : sign}`);
  }
  return vendors.map(trimmed).filter((vendor) => vendor !== "");
}
