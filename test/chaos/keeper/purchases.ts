import { splitLine } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { enterCounter } from "../../../app/purchasing/receiving/receipts.server";
import { findShop } from "../../../app/shops/shops.server";
import { SHOP } from "../dev-store";
import { type Known, knownOf } from "../known";
import { idIn, made } from "./answered";
import type { Act, Desk } from "./desk";
import { type Line, type Notebook, type Order, openOf } from "./notebook";

/** What the keeper does with purchase orders: orders, receives, splits, sends back, closes. */
export class Purchases {
  constructor(
    private readonly desk: Desk,
    private readonly notebook: Notebook,
    private readonly supplier: { id: number; currency: string },
  ) {}

  ordering(place: number, variantIds: number[]): Act {
    const lines = variantIds.map((id) => ({
      variant_id: `${id}`,
      quantity: 2 + this.desk.upTo(8),
      cost: 100 + this.desk.upTo(900),
    }));
    const told = lines.map(({ cost, ...line }) => ({
      ...line,
      unit_cost: { amount: (cost / 100).toFixed(2), currency: this.supplier.currency },
    }));
    const body = { supplier_id: `${this.supplier.id}`, location_id: `${place}`, lines: told };
    return this.desk.asking("POST", "/purchase-orders", body, (json) => {
      const { id, lines: kept } = made.parse(json);
      const order: Order = {
        ...{ id, place, state: "draft", came: { accepted: 0, damaged: 0 } },
        lines: kept.map((line, index) => ({
          ...{ id: line.id, variantId: line.variant_id, ordered: lines[index]?.quantity ?? 0 },
          ...{ accepted: 0, damaged: 0, returned: 0, cost: lines[index]?.cost ?? 0 },
        })),
      };
      this.notebook.orders.push(order);
      const sent = () => {
        order.state = "sent";
      };
      this.desk.begin(this.desk.asking("POST", `/purchase-orders/${id}/sent`, {}, sent, order));
    });
  }

  receiving(order: Order, line: Line, received_on: string): Act {
    const damaged = this.desk.random() < 0.3 ? 1 : 0;
    const accepted = Math.max(1 - damaged, this.desk.upTo(openOf(line) - damaged));
    const body = { received_on, lines: [{ line_id: `${line.id}`, accepted, damaged }] };
    const tries: Known[] = [];
    const booked = (json: Record<string, unknown>) => {
      const id = idIn(json);
      for (const each of [line, order.came]) {
        each.accepted += accepted;
        each.damaged += damaged;
      }
      this.notebook.receipts.push({ id, of: order, line, accepted, damaged, isTakenBack: false });
      this.notebook.stock.set(id, tries);
    };
    const look = async () => tries.push(await knownOf(line.variantId));
    return this.desk.asking("POST", `/purchase-orders/${order.id}/receipts`, body, booked, order, look);
  }

  splitting(order: Order, line: Line, today: number): Act {
    const first = 1 + this.desk.upTo(line.ordered - 2);
    const parts = [
      { day: today + 3, quantity: first },
      { day: today + 9, quantity: line.ordered - first },
    ];
    return {
      of: order,
      attempt: async (database) => {
        const shop = await findShop(database, SHOP);
        if (!shop) return "again";
        await splitLine(database, shop, { orderId: order.id, lineId: line.id, deliveries: parts }, "7", Date.now());
        this.desk.done++;
        return "done";
      },
    };
  }

  sendingBack(order: Order, line: Line, today: number): Act {
    const units = 1 + this.desk.upTo(line.accepted - 1);
    const offShelf = Math.max(0, units - (line.damaged - line.returned));
    const entry = { lineId: line.id, accepted: 0 - offShelf, damaged: offShelf, returned: units };
    const formToken = `back-${this.desk.number()}`;
    return {
      of: order,
      attempt: async (database) => {
        const shop = await findShop(database, SHOP);
        if (!shop) return "again";
        const form = { formToken, lines: [entry], receivedDay: today, note: null };
        const came = await enterCounter(database, shop, order.id, form, "7", Date.now());
        if (came.kind !== "received") return "done";
        for (const { key } of came.lines)
          if (key !== null) this.desk.jobs.add({ kind: "write-inventory", shop: SHOP, key });
        line.accepted -= offShelf;
        line.damaged += offShelf;
        line.returned += units;
        this.desk.done++;
        return "done";
      },
    };
  }

  closing(order: Order): Act {
    const body = { reason: "It will not come." };
    const booked = () => {
      order.state = "closed";
    };
    return this.desk.asking("POST", `/purchase-orders/${order.id}/closed`, body, booked, order);
  }
}
