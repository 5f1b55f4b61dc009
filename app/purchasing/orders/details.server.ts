import { isClear, merged, type Texts } from "../../forms/opened";
import { RATE_TO } from "../costs/rate-sql";
import { type Changed, changeOrder, refused } from "./change-order.server";
import { detailTexts, type OrderDetails } from "./order";
import { ENDED, isEditable, whyLocked } from "./purchase-order";

type Shop = { id: number; timeZone: string };

/** Once the supplier has it these stay as they are; a rate that nobody had typed may still be told. */
const FROZEN = ["locationId", "supplierNote", "terms", "shipToId", "paymentAccountId", "lineOrder"] as const;

/** What was typed of an order, over what it was opened with and nothing else. Notes for the team and the day may always change. */
export const changeDetails = (
  database: D1Database,
  shop: Shop,
  orderId: number,
  { typed, opened, places }: { typed: OrderDetails; opened: Texts | undefined; places: number[] },
  who: string | null,
  now: number,
): Promise<Changed> =>
  changeOrder(
    database,
    shop,
    orderId,
    (order) => {
      const { value, meanwhile } = merged<OrderDetails>(typed, order, detailTexts, opened);
      if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
      const [before, after] = [detailTexts(order), detailTexts(value)];
      const changes = Object.keys(after).filter((field) => after[field] !== before[field]);
      if (changes.length === 0) return undefined;
      if (!isEditable(order)) {
        const frozen = FROZEN.find((field) => changes.includes(field));
        if (frozen) return refused(frozen, whyLocked(order, "this stays as it is"));
        if (changes.includes("rate") && order.rate !== null)
          return refused("rate", "The rate was frozen when it was sent.");
      }
      if (changes.includes("expectedDay") && ENDED.includes(order.state))
        return refused("expectedDay", "Nothing of it is awaited any more.");
      if (changes.includes("locationId") && !places.includes(value.locationId))
        return refused("locationId", "Choose where the goods are to come.");
      return {
        statements: [],
        set: {
          columns: `location_id = ?5, expected_day = ?6, rate = ?7, rate_to = ${RATE_TO}, supplier_note = ?8, team_note = ?9, terms = ?10,
            ship_to_id = (SELECT s.id FROM ship_to_addresses s WHERE +s.shop_id = ?1 AND s.id = ?11),
            payment_account_id = (SELECT a.id FROM payment_accounts a WHERE +a.shop_id = ?1 AND a.id = ?12), line_order = ?13`,
          values: [
            ...[value.locationId, value.expectedDay, value.rate, value.supplierNote, value.teamNote, value.terms],
            ...[value.shipToId, value.paymentAccountId, value.lineOrder],
          ],
        },
        entry: {
          ...{ who, what: "changed" },
          detail: { changes: Object.fromEntries(changes.map((field) => [field, [before[field], after[field]]])) },
        },
      };
    },
    now,
  );
