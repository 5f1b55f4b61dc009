import { guarded } from "./guard";

export type Cell = string | number | boolean | null;

/** Excel takes a file for UTF-8 only when it begins so. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** As RFC 4180 writes a line. Numbers stay numbers, negative ones too; null is a blank. */
export const csvLine = (cells: readonly Cell[]) => `${cells.map(cellText).join(",")}\r\n`;

function cellText(cell: Cell) {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  const text = typeof cell === "number" ? String(cell) : guarded(cell);
  return /[",\r\n;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
