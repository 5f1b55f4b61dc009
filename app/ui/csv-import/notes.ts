import type { Outcome } from "../../csv/chunk";
import type { CellRefusals } from "../../csv/format";

/** Row number → column → what the merchant should know of rows that are taken. */
export const notesIn = (outcomes: Outcome[]): Map<number, CellRefusals> =>
  new Map(outcomes.flatMap((each) => (each.kind !== "refused" && each.notes ? [[each.number, each.notes]] : [])));
