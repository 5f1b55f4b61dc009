import { receivedOf } from "../orders/order-sums-sql";

type Kind = "accepted" | "damaged" | "returned";

/** SQL: what came in of a line `l` of an order, summed over its submitted receipts. Twins in receipt.ts. */
export const cameIn = (...kinds: Kind[]) => receivedOf("l", kinds.map((kind) => `x.${kind}`).join(" + "));

/** SQL: units of a line `l` that are still to come. */
export const REMAINDER = `MAX(0, l.ordered - l.closed_short - ${cameIn("accepted", "damaged")})`;

/** SQL: states in which goods of an order may come in. */
export const RECEIVABLE = "('sent', 'partial', 'received')";
