import { useMemo, useState } from "react";
import type { FileColumn } from "../../csv/format";
import { decimalSignIn, doubtfulNumber, type Mapping } from "../../csv/mapping";
import type { DecimalSign } from "../../csv/plain-number";
import type { Sheet } from "../../csv/sheet";

/** The decimal sign of a file: as its numbers show it, or as a person says. `doubtful`: a number of which a person must say so first. */
export function useDecimalSign(sheet: Sheet, columns: readonly FileColumn[], mapping: Mapping) {
  const [chosen, setSign] = useState<DecimalSign>();
  const shown = useMemo(() => decimalSignIn(sheet, columns, mapping), [sheet, columns, mapping]);
  const doubtful = useMemo(() => doubtfulNumber(sheet, columns, mapping), [sheet, columns, mapping]);
  return { sign: chosen ?? shown, setSign, doubtful: chosen === undefined ? doubtful : undefined };
}
