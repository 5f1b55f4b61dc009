import type { WriteState } from "../writes/inventory-write";
import type { LineSums, State } from "./transfer";

/** A transfer as its page and the API tell it. Locations are ours; days since 1970-01-01, instants in epoch ms. */
export interface Transfer {
  id: number;
  number: string;
  state: State;
  fromId: number;
  from: string | null;
  toId: number;
  to: string | null;
  note: string | null;
  expectedDay: number | null;
  version: number;
  lineCount: number;
  units: number;
  unitsInTransit: number;
  unitsReceived: number;
  shippedAt: number | null;
  endedAt: number | null;
  createdBy: string | null;
  createdAt: number;
  lines: TransferLine[];
  /** What happened to it, in that order. */
  moves: TransferMove[];
}

export interface TransferLine extends LineSums {
  id: number;
  variantId: number;
  /** Shopify's; null where the variant is gone. */
  shopifyId: string | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  barcodes: string[];
  /** Available at either end; null where the location does not stock it, or nobody counts it. */
  availableFrom: number | null;
  availableTo: number | null;
  formToken: string | null;
  /** Whether Shopify stocks it where it is to come: what it does not stock there it takes no units of. */
  stockedThere: boolean;
}

export interface TransferMove {
  id: number;
  kind: "shipped" | "received" | "returned" | "cancelled";
  day: number;
  note: string | null;
  formToken: string;
  createdBy: string | null;
  createdAt: number;
  lines: MovedLine[];
}

/** Of a move's line, with what became of its write to Shopify; null where nothing is to be written, or it was settled long ago. */
export interface MovedLine {
  id: number;
  lineId: number;
  accepted: number;
  damaged: number;
  posting: WriteState | null;
  refusal: string | null;
}

export const isPosting = ({ posting }: Pick<MovedLine, "posting">) => posting === "queued" || posting === "sending";

/** The key of the write of a move's line. */
export const writeKeyOf = ({ id }: Pick<MovedLine, "id">) => `transfer/${id}`;
