import type { CellRefusals } from "./format";
import { unguarded } from "./guard";
import type { Sheet } from "./sheet";
import { BYTE_ORDER_MARK, csvLine } from "./write";

/** The rows that were refused as they stood in the file, with the reason in a last column: mend, and send it again. */
export function refusedFile(sheet: Sheet, refused: Map<number, CellRefusals>) {
  const rows = sheet.rows.filter(({ number }) => refused.has(number));
  return [
    BYTE_ORDER_MARK,
    csvLine([...sheet.headings, "reason"]),
    ...rows.map(({ number, cells }) =>
      csvLine([
        ...sheet.headings.map((_, index) => unguarded(cells[index] ?? "")),
        reasonOf(refused.get(number) ?? {}),
      ]),
    ),
  ].join("");
}

const reasonOf = (refusals: CellRefusals) =>
  Object.entries(refusals)
    .map(([column, reason]) => `${column}: ${reason}`)
    .join(" ");
