import { folded } from "../../../words/folded";
import type { ToldOrder } from "./told-orders";

/**
 * What makes an order of a file the same when it comes again: its reference with its supplier, or, where it has none, all that
 * its rows say, in whatever order they stand.
 */
export async function fileToken({ rows }: ToldOrder, supplierId: number): Promise<string> {
  const [{ value }] = rows;
  const reference = folded(value.order);
  const said = reference === "" ? rows.map((row) => JSON.stringify(row.value)).sort() : reference;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify([supplierId, said])));
  return `file/${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
