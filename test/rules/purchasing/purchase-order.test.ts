import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MOVES,
  type Move,
  moveRefusal,
  type OrderProgress,
  STATES,
  type State,
  stateAfter,
  stateByUnits,
} from "../../../app/purchasing/orders/purchase-order";

/** The life cycle as it is told in words, by hand: state → move → state. */
const TOLD: Record<State, Partial<Record<Move, State>>> = {
  draft: { send: "sending", sent: "sent", cancel: "cancelled" },
  sending: { sent: "sent", unsent: "draft" },
  sent: { cancel: "cancelled" },
  partial: { close: "closed" },
  received: { close: "closed" },
  closed: { reopen: "partial" },
  cancelled: {},
};

/** What may come next, by whatever brings it about: a move, a receipt, or one taken back. */
const FOLLOWS: Record<State, readonly State[]> = {
  draft: ["sending", "sent", "cancelled"],
  sending: ["sent", "draft"],
  // To closed and back goes what a supplier ships to a buyer.
  sent: ["partial", "received", "cancelled", "closed"],
  partial: ["sent", "received", "closed"],
  received: ["sent", "partial", "closed"],
  // Only what was closed short comes back.
  closed: ["partial", "sent"],
  cancelled: [],
};

type Step = { kind: "move"; move: Move } | { kind: "receive"; units: number } | { kind: "take back"; units: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MOVES).map((move) => ({ kind: "move" as const, move })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 10 }).map((units) => ({ kind: "receive" as const, units })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }).map((units) => ({ kind: "take back" as const, units })) },
);

const HELD = ["sent", "partial", "received"];

it("follows, whatever is tried in whatever order, the life cycle as told: an order of ten units against a plain model", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let order: OrderProgress = { state: "draft", lineCount: 1, received: 0, open: 10 };
      for (const each of steps) {
        const before = order.state;
        if (each.kind === "move") {
          const told = before === "closed" && order.open === 0 ? undefined : TOLD[before][each.move];
          expect(moveRefusal(order, each.move, "gone") === undefined, `${before} ${each.move}`).toBe(
            told !== undefined,
          );
          if (told === undefined) continue;
          order = { ...order, state: stateAfter(order, each.move) };
          expect(order.state).toBe(told);
        } else if (HELD.includes(before)) {
          const units =
            each.kind === "receive" ? Math.min(each.units, order.open) : -Math.min(each.units, order.received);
          const received = order.received + units;
          order = { ...order, received, open: 10 - received, state: stateByUnits({ received, open: 10 - received }) };
          expect(order.state).toBe(received === 0 ? "sent" : received === 10 ? "received" : "partial");
        }
        if (order.state !== before) expect(FOLLOWS[before]).toContain(order.state);
        expect(order.received).toBeGreaterThanOrEqual(0);
        expect(order.received + order.open).toBe(10);
      }
    }),
    { numRuns: 2000 },
  );
});

describe("a move", () => {
  it("is refused in words from each state that the life cycle does not let go so", () => {
    for (const state of STATES)
      for (const move of MOVES) {
        const refusal = moveRefusal({ state, lineCount: 1, received: 4, open: 6 }, move, "gone");
        expect(refusal === undefined, `${state} ${move}`).toBe(TOLD[state][move] !== undefined);
        if (refusal !== undefined) expect(refusal).toMatch(/^[A-Z].{5,}[.]$/);
      }
  });

  it("ends an order of which part has come by closing it short, with a reason, and never by cancelling it", () => {
    const partial: OrderProgress = { state: "partial", lineCount: 1, received: 4, open: 6 };
    expect(moveRefusal(partial, "close")).toBe("Say why the rest will not come.");
    expect(moveRefusal(partial, "close", "Out of production")).toBeUndefined();
    expect(moveRefusal(partial, "cancel")).toBe("Part of it has come: close it short instead.");
  });

  it("takes a closing short back, and no other end", () => {
    const closed: OrderProgress = { state: "closed", lineCount: 1, received: 4, open: 6 };
    expect(moveRefusal(closed, "reopen")).toBeUndefined();
    expect(stateAfter(closed, "reopen")).toBe("partial");
    expect(moveRefusal({ ...closed, received: 10, open: 0 }, "reopen")).toMatch(/nothing to wait for/);
  });

  it("sends nothing that has no lines", () => {
    expect(moveRefusal({ state: "draft", lineCount: 0, received: 0, open: 0 }, "sent")).toMatch(/no lines yet/);
  });
});
