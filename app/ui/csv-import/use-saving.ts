import { useState } from "react";
import { CHUNK_SIZE } from "../../csv/chunk";
import type { CellRefusals, FileRow } from "../../csv/format";
import { sendRows } from "./send-rows";

export type Counts = { added: number; changed: number; unchanged: number };

export type Saving = {
  state: "saving" | "ended" | "stopped";
  sent: number;
  total: number;
  counts: Counts;
  /** Of the rows that were sent, those that the shop did not take. */
  refused: Map<number, CellRefusals>;
};

/** Piece by piece; where one does not arrive, what was saved before stays, and the rest is not sent. */
export function useSaving(door: string) {
  const [saving, setSaving] = useState<Saving>();
  const save = async (rows: FileRow[]) => {
    let now: Saving = {
      state: "saving",
      sent: 0,
      total: rows.length,
      counts: { added: 0, changed: 0, unchanged: 0 },
      refused: new Map(),
    };
    setSaving(now);
    try {
      for (let at = 0; at < rows.length; at += CHUNK_SIZE) {
        now = await oneMore(door, now, rows.slice(at, at + CHUNK_SIZE));
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
  for (const outcome of await sendRows(door, { check: false, rows })) {
    if (outcome.kind === "refused") refused.set(outcome.number, outcome.refusals);
    else counts[outcome.kind] += 1;
  }
  return { ...before, counts, refused, sent: before.sent + rows.length };
}
