import { dayOf } from "../../days/calendar";
import { changeOrder, type Decision } from "./change-order.server";
import { progressOf } from "./order";
import { daysUntilCome } from "./order-sums-sql";
import { type Move, moveRefusal, stateAfter } from "./purchase-order";
import type { Happening } from "./timeline";

type Shop = { id: number; timeZone: string };

type Moved = { kind: "moved" } | { kind: "refused"; reason: string } | { kind: "unknown" };

/**
 * Moves an order as a person decides, with its arrivals, event, timeline and plans in one batch. What its state does not
 * allow is refused with the reason, by its state in that very moment. `reason`: why goods are given up, on closing short.
 * `version`: the order that was looked at; another one by now is left as it is. Null: whatever it is.
 */
export async function moveOrder(
  database: D1Database,
  shop: Shop,
  orderId: number,
  move: Move,
  who: string | null,
  now: number,
  { reason = null, version = null }: { reason?: string | null; version?: number | null } = {},
): Promise<Moved> {
  const day = dayOf(now, shop.timeZone);
  const changed = await changeOrder(
    database,
    shop,
    orderId,
    (order): Decision | { kind: "refused"; refusals: { state: string } } => {
      const isAnother = version !== null && version !== order.version;
      const refusal = moveRefusal(progressOf(order), move, reason) ?? (isAnother ? CHANGED : undefined);
      if (refusal !== undefined) return { kind: "refused", refusals: { state: refusal } };
      const state = stateAfter(progressOf(order), move);
      const detail = {
        ...(reason && { reason }),
        ...(move === "close" && order.saleId === null && { short: order.unitsOpen }),
      };
      return {
        statements: [],
        set: SET[move]({ state, now, day, reason }),
        entry: { who, what: HAPPENED[move], detail: Object.keys(detail).length > 0 ? detail : null },
      };
    },
    now,
  );
  if (changed.kind === "changed") return { kind: "moved" };
  if (changed.kind === "refused") return { kind: "refused", reason: changed.refusals.state ?? "" };
  return { kind: "unknown" };
}

const CHANGED = "It was changed since you opened it. Look at it as it is now.";

const HAPPENED = {
  send: "sending",
  sent: "sent",
  unsent: "unsent",
  cancel: "cancelled",
  close: "closed",
  reopen: "reopened",
} as const satisfies Record<Move, Happening>;

type Moving = { state: string; now: number; day: number; reason: string | null };

const stateAlone = ({ state }: Moving) => ({ columns: "state = ?5", values: [state] });
const ended = ({ state, now, reason }: Moving) => ({
  columns: "state = ?5, ended_at = ?6, end_reason = ?7",
  values: [state, now, reason],
});

const SET: Record<Move, (moving: Moving) => NonNullable<Decision["set"]>> = {
  send: stateAlone,
  sent: ({ state, now, day }) => ({
    columns: `state = ?5, sent_at = ?6, ordered_day = ?7, expected_day = COALESCE(expected_day, ?7 + ${daysUntilCome("?7")})`,
    values: [state, now, day],
  }),
  unsent: stateAlone,
  cancel: ended,
  close: ended,
  reopen: ({ state }) => ({ columns: "state = ?5, ended_at = NULL, end_reason = NULL, history = 0", values: [state] }),
};
