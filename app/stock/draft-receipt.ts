/** Whole units that were counted of a line. */
export interface CountedLine {
  lineId: number;
  accepted: number;
  damaged: number;
}

/** A count that somebody left to go on later. Days since 1970-01-01, instants in epoch ms. */
export interface DraftReceipt {
  id: number;
  formToken: string;
  receivedDay: number;
  note: string | null;
  codes: string[];
  createdBy: string | null;
  createdAt: number;
  lines: CountedLine[];
}

/** What a page hears of the draft that it keeps. `meanwhile`: somebody else has counted on it, and nothing was written over. */
export type Drafted = { kind: "kept" | "meanwhile"; receiptId: number } | { kind: "refused"; reason: string };

/**
 * Why a receipt is not taken: which part of it is wrong, a line by its id. Without a part: nothing of it is, and what
 * it came for takes none.
 */
export interface ReceiptRefusal {
  reason: string;
  wrong?: "day" | "lines" | "line" | "units";
  lineId?: number;
}

/** Counts as they are compared, whatever their order. */
export const countsText = (lines: readonly CountedLine[]) =>
  lines
    .filter(({ accepted, damaged }) => accepted + damaged > 0)
    .map(({ lineId, accepted, damaged }) => `${lineId}:${accepted}:${damaged}`)
    .sort()
    .join();

/** Whether what stands is neither what this page last knew kept nor what it counts now. `known` null: whatever stands. */
export const isSomebodyElses = (
  stands: readonly CountedLine[],
  { known, lines }: { known: string | null; lines: readonly CountedLine[] },
) => known !== null && countsText(stands) !== known && countsText(stands) !== countsText(lines);
