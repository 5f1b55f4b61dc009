import type { Known } from "../known";

export interface Line {
  id: number;
  variantId: number;
  ordered: number;
  accepted: number;
  damaged: number;
  returned: number;
  /** Of a unit, in minor units. */
  cost: number;
}

export interface Order {
  id: number;
  place: number;
  state: "draft" | "sent" | "closed";
  lines: Line[];
  /** Units that came, those that were sent back since too. */
  came: { accepted: number; damaged: number };
}

export interface Transfer {
  id: number;
  from: number;
  to: number;
  lines: TransferLine[];
  /** Units that came, those that were taken back since too. */
  came: { accepted: number; damaged: number };
}

interface TransferLine {
  id: number;
  variantId: number;
  quantity: number;
  accepted: number;
  damaged: number;
}

/** What came of one line, of an order or in a transfer. */
export interface Receipt<Of, Line> {
  id: number;
  of: Of;
  line: Line;
  accepted: number;
  damaged: number;
  isTakenBack: boolean;
}

/** A count of one variant, and when it may have been scanned. */
export interface Count {
  id: number;
  variantId: number;
  place: number;
  units: number;
  scanned: number[];
  tries: Known[];
}

/** What the keeper was answered, in their own words: nothing of the app's was read into it. */
export class Notebook {
  readonly orders: Order[] = [];
  readonly transfers: Transfer[] = [];
  /** Those that were not shipped, or could not be. */
  readonly drafts = new Set<Transfer>();
  /** Counts that were completed. */
  readonly counted: Count[] = [];
  readonly receipts: Receipt<Order, Line>[] = [];
  readonly arrivals: Receipt<Transfer, TransferLine>[] = [];
  /** By receipt, what was known each time that it was tried. */
  readonly stock = new Map<number, Known[]>();
}

export const hasCome = ({ accepted, damaged }: Line) => accepted + damaged > 0;
export const openOf = ({ ordered, accepted, damaged }: Line) => ordered - accepted - damaged;
export const inTransit = ({ quantity, accepted, damaged }: TransferLine) => quantity - accepted - damaged;
