import type { ReceiptRefusal } from "../../stock/draft-receipt";
import type { WriteState } from "../../stock/writes/inventory-write";
import type { Entry } from "./receipt";

/** A line of a receipt, with what became of its write to Shopify. */
export interface PostedLine extends Entry {
  id: number;
  /** The order's line. */
  lineId: number;
  /** Of its write; null where nothing is to be written. */
  key: string | null;
  posting: WriteState | null;
}

/** More came than was awaited: what a person is to confirm. */
export interface OverLine {
  lineId: number;
  remainder: number;
  over: number;
}

/**
 * received: by this form, now or at its first arrival. over: more came than is awaited, and nobody who saw that has confirmed it.
 * refused: in the merchant's words. Of the last two the counts are kept as a draft wherever the order may have one.
 */
export type Received =
  | { kind: "received"; receiptId: number; lines: PostedLine[] }
  | { kind: "over"; lines: OverLine[] }
  | ({ kind: "refused" } & ReceiptRefusal);

/** Nothing is over of what is taken off. */
export type Countered = Exclude<Received, { kind: "over" }>;
