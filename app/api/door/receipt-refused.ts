import type { ReceiptRefusal } from "../../stock/draft-receipt";
import { conflict, refused } from "./problem";

const FIELDS = { day: "received_on", lines: "lines", line: "line_id" };

type Line = { line_id: string; accepted: number; damaged: number };

/** Which of a line's counts is too much: what came in good order, unless nothing did. */
export const tooMany = (line: Line | undefined) => (line?.accepted === 0 ? "damaged" : "accepted");

/** Beside the field that is wrong; a conflict where none is. */
export function receiptRefused({ reason, wrong, lineId }: ReceiptRefusal, lines: readonly Line[]) {
  if (wrong === undefined) return conflict(reason);
  const at = lines.findIndex(({ line_id }) => Number(line_id) === lineId);
  const field = wrong === "units" ? tooMany(lines[at]) : FIELDS[wrong];
  return refused({ [`${at < 0 ? "" : `lines/${at}/`}${field}`]: reason });
}
