import { useCallback, useMemo, useReducer } from "react";
import { scanIndex } from "../../catalog/scanned";
import { type Counting, type CountStep, counted, resumed } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import type { DraftReceipt } from "../../stock/draft-receipt";
import { fullTitle } from "../variant-name";

const NOTHING: Counting = { counts: {}, waiting: [], heard: null };

/** A count of these lines, from nothing or from where a draft left it; "anew" begins the next. */
export function useCounting(lines: LineToReceive[], draft: DraftReceipt | null) {
  const index = useMemo(() => scanIndex(lines), [lines]);
  const [counting, step] = useReducer(
    (state: Counting, next: CountStep | "anew") => (next === "anew" ? NOTHING : counted(state, lines, index, next)),
    draft,
    (draft) => (draft ? resumed(draft, index) : NOTHING),
  );
  const nameAt = useCallback(
    (lineId: number | null) => {
      const line = lines.find((line) => line.lineId === lineId);
      return line ? fullTitle(line) : "";
    },
    [lines],
  );
  return { counting, step, nameAt };
}

/** Its parts keep their objects from one drawing to the next, but for the count itself. */
export type CountInHand = ReturnType<typeof useCounting>;
