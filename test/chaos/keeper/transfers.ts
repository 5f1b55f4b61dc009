import { count } from "../tally";
import { idIn, made } from "./answered";
import type { Act, Desk } from "./desk";
import { inTransit, type Notebook, type Transfer } from "./notebook";

/** What the keeper moves between the shop's places, and what comes of it. */
export class Transfers {
  constructor(
    private readonly desk: Desk,
    private readonly notebook: Notebook,
  ) {}

  moving(from: number, to: number, variantId: number): Act {
    const quantity = 2 + this.desk.upTo(4);
    const lines = [{ variant_id: `${variantId}`, quantity }];
    const body = { from_location_id: `${from}`, to_location_id: `${to}`, lines };
    return this.desk.asking("POST", "/transfers", body, (json) => {
      const { id, lines: kept } = made.parse(json);
      const transfer: Transfer = {
        ...{ id, from, to },
        ...{ came: { accepted: 0, damaged: 0 } },
        lines: kept.map((line) => ({ id: line.id, variantId, quantity, accepted: 0, damaged: 0 })),
      };
      this.notebook.drafts.add(transfer);
      const shipped = () => {
        this.notebook.drafts.delete(transfer);
        this.notebook.transfers.push(transfer);
      };
      this.desk.begin(this.desk.asking("POST", `/transfers/${id}/shipped`, {}, shipped));
    });
  }

  arriving(transfer: Transfer, line: Transfer["lines"][number], received_on: string): Act {
    const damaged = inTransit(line) > 1 && (line.damaged === 0 || this.desk.random() < 0.5) ? 1 : 0;
    const accepted = 1 + this.desk.upTo(inTransit(line) - 1 - damaged);
    const body = { received_on, lines: [{ line_id: `${line.id}`, accepted, damaged }] };
    const booked = (json: Record<string, unknown>) => {
      for (const each of [line, transfer.came]) {
        each.accepted += accepted;
        each.damaged += damaged;
      }
      this.notebook.arrivals.push({ id: idIn(json), of: transfer, line, accepted, damaged, isTakenBack: false });
      count("units damaged in transfers", damaged);
    };
    return this.desk.asking("POST", `/transfers/${transfer.id}/receipts`, body, booked, transfer);
  }
}
