import { type Known, knownOf } from "../known";
import { count } from "../tally";
import { idIn } from "./answered";
import type { Act, Desk } from "./desk";
import type { Line, Notebook, Order, Receipt, Transfer } from "./notebook";

/** A whole receipt. Units that were sent back since stay where they are, and the app says so. */
export function takingBack(
  desk: Desk,
  notebook: Notebook,
  receipt: Receipt<Order | Transfer, Line | Transfer["lines"][number]>,
  path: string,
  ofStock?: number,
): Act {
  const tries: Known[] = [];
  const booked = (json: Record<string, unknown>) => {
    receipt.line.accepted -= receipt.accepted;
    receipt.line.damaged -= receipt.damaged;
    receipt.isTakenBack = true;
    if (ofStock !== undefined) notebook.stock.set(idIn(json), tries);
    count("receipts taken back");
  };
  const look = ofStock === undefined ? undefined : async () => tries.push(await knownOf(ofStock));
  return desk.asking("POST", `${path}/${receipt.id}/reversal`, undefined, booked, receipt.of, look);
}
