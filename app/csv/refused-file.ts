import type { CellRefusals, FileColumn } from "./format";
import { unguarded } from "./guard";
import type { Sheet } from "./sheet";
import { BYTE_ORDER_MARK, csvLine } from "./write";

/** The rows that were refused as they stood in the file, with the reason in a last column: mend, and send it again. */
export function refusedFile(sheet: Sheet, columns: readonly FileColumn[], refused: Map<number, CellRefusals>) {
  const labels = new Map(columns.map(({ name, label }) => [name, label]));
  const rows = sheet.rows.filter(({ number }) => refused.has(number));
  return [
    BYTE_ORDER_MARK,
    csvLine([...sheet.headings, "Reason"]),
    ...rows.map(({ number, cells }) =>
      csvLine([
        ...sheet.headings.map((_, index) => unguarded(cells[index] ?? "")),
        reasonOf(refused.get(number) ?? {}, labels),
        ...cells.slice(sheet.headings.length).map(unguarded),
      ]),
    ),
  ].join("");
}

const reasonOf = (refusals: CellRefusals, labels: Map<string, string>) =>
  Object.entries(refusals)
    .map(([column, reason]) => `${labels.get(column) ?? column}: ${reason}`)
    .join(" ");
