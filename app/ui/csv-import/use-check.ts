import { useEffect, useMemo, useState } from "react";
import { piecesOf } from "../../csv/chunk";
import { type CellRefusals, type FileFormat, type FileRow, readRows } from "../../csv/format";
import { notesIn } from "./notes";
import { sendRows } from "./send-rows";

const PAUSE = 400;

export type Checked = {
  /** Row number → what is wrong with it. */
  refused: Map<number, CellRefusals>;
  /** Row number → what the merchant should know of a cell that is taken as it is. */
  notes: Map<number, CellRefusals>;
  /** So many of the rows the shop has been asked about. */
  compared: number;
  /** Rows that can be saved as far as the browser can tell. */
  good: FileRow[];
  /** Whether the shop has been asked about the first rows. */
  asked: "asking" | "asked" | "unanswered";
};

/** What the browser finds wrong in all rows, and what the shop finds wrong in the first of them. */
export function useCheck<Value>(format: FileFormat<Value>, door: string, rows: FileRow[]): Checked {
  const here = useMemo(() => checkedHere(format, rows), [format, rows]);
  const [there, setThere] = useState<Answer>();

  useEffect(() => {
    const [first] = piecesOf(here.good, format.together);
    if (!first) return setThere({ of: here.good, ...NOTHING_FOUND });
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const outcomes = await sendRows(door, { check: true, rows: first }, controller.signal);
        const refusals = outcomes.flatMap((each) =>
          each.kind === "refused" ? [[each.number, each.refusals] as const] : [],
        );
        setThere({ of: here.good, refused: new Map(refusals), notes: notesIn(outcomes), compared: first.length });
      } catch {
        if (!controller.signal.aborted) setThere({ of: here.good, ...NOTHING_FOUND, refused: null });
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [here, door, format]);

  if (there?.of !== here.good) return { ...here, ...NOTHING_FOUND, refused: here.refused, asked: "asking" };
  const { notes, compared } = there;
  if (there.refused === null) return { ...here, notes, compared, asked: "unanswered" };
  const refused = new Map([...here.refused, ...there.refused]);
  const good = here.good.filter(({ number }) => !refused.has(number));
  return { good, refused, notes, compared, asked: "asked" };
}

type Answer = Pick<Checked, "notes" | "compared"> & {
  of: FileRow[];
  /** Null: the shop did not answer. */
  refused: Map<number, CellRefusals> | null;
};

const NOTHING_FOUND = { refused: new Map(), notes: new Map(), compared: 0 } satisfies Partial<Checked>;

function checkedHere<Value>(format: FileFormat<Value>, rows: FileRow[]) {
  const read = readRows(format, rows);
  const refused = new Map(read.flatMap((each) => (each.kind === "refused" ? [[each.number, each.refusals]] : [])));
  return { refused, good: rows.filter(({ number }) => !refused.has(number)) };
}
