import { useState } from "react";
import { piecesOf } from "../../csv/chunk";
import type { CellRefusals, Cells, FileRow } from "../../csv/format";
import { notesIn } from "./notes";
import { sendRows } from "./send-rows";

type Counts = { added: number; changed: number; unchanged: number };

export type Saving = {
  state: "saving" | "ended" | "stopped";
  sent: number;
  total: number;
  counts: Counts;
  /** Of the rows that were sent, those that the shop did not take. */
  refused: Map<number, CellRefusals>;
  /** Of those that it took, what the merchant should know. */
  notes: Map<number, CellRefusals>;
};

/** Piece by piece; where one does not arrive, what was saved before stays, and the rest is not sent. */
export function useSaving(door: string, together?: (cells: Cells) => string) {
  const [saving, setSaving] = useState<Saving>();
  const save = async (rows: FileRow[]) => {
    let now: Saving = {
      state: "saving",
      sent: 0,
      total: rows.length,
      counts: { added: 0, changed: 0, unchanged: 0 },
      refused: new Map(),
      notes: new Map(),
    };
    setSaving(now);
    try {
      for (const piece of piecesOf(rows, together)) {
        now = await oneMore(door, now, piece);
        setSaving(now);
      }
      setSaving({ ...now, state: "ended" });
    } catch {
      setSaving({ ...now, state: "stopped" });
    }
  };
  return { saving, save };
}

async function oneMore(door: string, before: Saving, rows: FileRow[]): Promise<Saving> {
  const counts = { ...before.counts };
  const refused = new Map(before.refused);
  const outcomes = await sendRows(door, { check: false, rows });
  for (const outcome of outcomes) {
    if (outcome.kind === "refused") refused.set(outcome.number, outcome.refusals);
    else counts[outcome.kind] += 1;
  }
  const notes = new Map([...before.notes, ...notesIn(outcomes)]);
  return { ...before, counts, refused, notes, sent: before.sent + rows.length };
}
