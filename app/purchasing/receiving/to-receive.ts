import type { Scannable } from "../../catalog/scanned";
import type { PostedLine } from "./received";

/** An order as its goods are counted. */
export interface OrderToReceive {
  id: number;
  number: string;
  state: string;
  supplierName: string | null;
  locationName: string | null;
  /** Shopify has closed the location since. */
  isLocationClosed: boolean;
  orderedDay: number | null;
  teamNote: string | null;
  /** Of a dropship order the sale's name: its goods go to the buyer. */
  saleName: string | null;
}

export interface LineToReceive extends Scannable {
  lineId: number;
  productTitle: string;
  variantTitle: string;
  imageUrl: string | null;
  /** 1 where Shopify has the variant no more: it has no page. */
  gone: number;
  ordered: number;
  accepted: number;
  damaged: number;
  returned: number;
  remainder: number;
}

export interface SubmittedReceipt {
  id: number;
  receivedDay: number;
  submittedAt: number;
  note: string | null;
  /** The receipt that it takes back, and the one that takes it back. */
  reverses: number | null;
  reversedBy: number | null;
  /** `askedAt`: epoch ms, when Shopify was asked for its write. */
  lines: (PostedLine & { refusal: string | null; askedAt: number | null })[];
}
