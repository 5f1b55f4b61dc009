import { isPosting, type WriteState } from "../writes/inventory-write";
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
  /** Shopify has closed the location that it goes to. */
  isClosedThere: boolean;
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
  /** 1 where Shopify has the variant no more: it has no page. */
  gone: number;
  barcodes: string[];
  /** Available at either end; null where the location does not stock it, or nobody counts it. */
  availableFrom: number | null;
  availableTo: number | null;
  /** The first once Shopify has made what it was asked for. */
  availableThen: number | null;
  formToken: string | null;
  /** Whether Shopify stocks it where it is to come: if not, it is asked to as the first units come. */
  stockedThere: boolean;
}

export interface TransferMove {
  id: number;
  kind: "shipped" | "received" | "returned" | "cancelled";
  day: number;
  note: string | null;
  formToken: string;
  /** The receipt that it takes back. */
  reverses: number | null;
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
  /** Epoch ms: when Shopify was asked. */
  askedAt: number | null;
}

/** To ship the line leaves fewer than none available where it goes from, with what is under way. */
export const leavesBelow = ({ availableThen, quantity }: Pick<TransferLine, "availableThen" | "quantity">) =>
  availableThen !== null && quantity > availableThen;

/** Whether a receipt was taken back since. */
export const isTakenBack = ({ moves }: Pick<Transfer, "moves">, { id }: Pick<TransferMove, "id">) =>
  moves.some(({ reverses }) => reverses === id);

/** Why a receipt may not be taken back, as its page says it; undefined where it may. */
export function takeBackRefusal(transfer: Pick<Transfer, "moves">, move: TransferMove | undefined): string | undefined {
  if (move?.kind !== "received" || move.reverses !== null) return "There is no such receipt to take back.";
  if (isTakenBack(transfer, move)) return "It was taken back already.";
  return move.lines.some(({ posting }) => isPosting(posting) || posting === "uncertain")
    ? "Shopify has not answered for this receipt yet. Take it back once it has."
    : undefined;
}

/** The key of the write of a move's line. */
export const writeKeyOf = ({ id }: Pick<MovedLine, "id">) => `transfer/${id}`;
