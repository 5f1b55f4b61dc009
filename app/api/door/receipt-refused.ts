import type { ReceiptRefusal } from "../../stock/draft-receipt";
import { conflict, refused } from "./problem";

const FIELDS = { day: "received_on", lines: "lines", line: "line_id", units: "accepted" };

/** Beside the field that is wrong; a conflict where none is. */
export function receiptRefused({ reason, wrong, lineId }: ReceiptRefusal, lines: readonly { line_id: string }[]) {
  if (wrong === undefined) return conflict(reason);
  const at = lines.findIndex(({ line_id }) => Number(line_id) === lineId);
  return refused({ [`${at < 0 ? "" : `lines/${at}/`}${FIELDS[wrong]}`]: reason });
}
