import { useEffect, useMemo, useState } from "react";
import { CHUNK_SIZE } from "../../csv/chunk";
import { type CellRefusals, type FileFormat, type FileRow, readRows } from "../../csv/format";
import { sendRows } from "./send-rows";

const PAUSE = 400;

export type Checked = {
  /** Row number → what is wrong with it. */
  refused: Map<number, CellRefusals>;
  /** Rows that can be saved as far as the browser can tell. */
  good: FileRow[];
  /** Whether the shop has been asked about the first rows. */
  asked: "asking" | "asked" | "unanswered";
};

/** What the browser finds wrong in all rows, and what the shop finds wrong in the first of them. */
export function useCheck<Value>(format: FileFormat<Value>, door: string, rows: FileRow[]): Checked {
  const here = useMemo(() => checkedHere(format, rows), [format, rows]);
  const [there, setThere] = useState<{ of: FileRow[]; refused: Map<number, CellRefusals> | null }>();

  useEffect(() => {
    const first = here.good.slice(0, CHUNK_SIZE);
    if (first.length === 0) return setThere({ of: here.good, refused: new Map() });
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const outcomes = await sendRows(door, { check: true, rows: first }, controller.signal);
        const refusals = outcomes.flatMap((each) =>
          each.kind === "refused" ? [[each.number, each.refusals] as const] : [],
        );
        setThere({ of: here.good, refused: new Map(refusals) });
      } catch {
        if (!controller.signal.aborted) setThere({ of: here.good, refused: null });
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [here, door]);

  if (there?.of !== here.good) return { ...here, asked: "asking" };
  if (there.refused === null) return { ...here, asked: "unanswered" };
  const refused = new Map([...here.refused, ...there.refused]);
  return { good: here.good.filter(({ number }) => !refused.has(number)), refused, asked: "asked" };
}

function checkedHere<Value>(format: FileFormat<Value>, rows: FileRow[]) {
  const read = readRows(format, rows);
  const refused = new Map(read.flatMap((each) => (each.kind === "refused" ? [[each.number, each.refusals]] : [])));
  return { refused, good: rows.filter(({ number }) => !refused.has(number)) };
}
