import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { closeLineShort } from "../../../app/purchasing/orders/lines/awaited-lines.server";
import { lineTexts, typedLineOf } from "../../../app/purchasing/orders/lines/line-fields";
import { addLine, changeLine, removeLine } from "../../../app/purchasing/orders/lines/lines.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { orderChange } from "../../../app/purchasing/orders/order-change.server";
import { MOVES } from "../../../app/purchasing/orders/purchase-order";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { all } from "../../support/rows";
import { ANNA, givenBuyingShop, givenOrder, NOW, positionOf, receiptOf, shop } from "./shop";

/** An order as plain numbers: what the rows must say after each step. */
type Model = { state: string; lines: { variant: number; ordered: number; came: number; short: number }[] };

const openOf = ({ ordered, came, short }: Model["lines"][number]) => Math.max(0, ordered - came - short);
const HELD = ["sent", "partial", "received"];

const at = fc.nat({ max: 3 });
const units = fc.integer({ min: 1, max: 12 });
const step = fc.oneof(
  fc.record({ do: fc.constant("move" as const), move: fc.constantFrom(...MOVES) }),
  fc.record({ do: fc.constant("add" as const), variant: fc.constantFrom(1, 2), units }),
  fc.record({ do: fc.constant("change" as const), at, units }),
  fc.record({ do: fc.constant("remove" as const), at }),
  fc.record({ do: fc.constant("receive" as const), at, units }),
  fc.record({ do: fc.constant("receive" as const), at, units }),
  fc.record({ do: fc.constant("short" as const), at, back: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const TOLD: Record<string, Record<string, string>> = {
  draft: { send: "sending", sent: "sent", cancel: "cancelled" },
  sending: { sent: "sent", unsent: "draft" },
  sent: { cancel: "cancelled" },
  partial: { close: "closed" },
  received: { close: "closed" },
  closed: { reopen: "partial" },
};

function byUnits(model: Model) {
  if (!HELD.includes(model.state)) return;
  const came = model.lines.reduce((sum, line) => sum + line.came, 0);
  const open = model.lines.reduce((sum, line) => sum + openOf(line), 0);
  model.state = came === 0 ? "sent" : open > 0 ? "partial" : "received";
}

function follow(model: Model, step: Step) {
  const line = "at" in step ? model.lines[step.at % Math.max(1, model.lines.length)] : undefined;
  if (step.do === "move") {
    const to = TOLD[model.state]?.[step.move];
    const isVain = step.move === "reopen" && model.lines.every((each) => openOf(each) === 0);
    if (to && !isVain && (model.lines.length > 0 || !["sending", "sent"].includes(to))) model.state = to;
  } else if (step.do === "add") {
    if (model.state === "draft") model.lines.push({ variant: step.variant, ordered: step.units, came: 0, short: 0 });
  } else if (line && step.do === "change") {
    if (model.state === "draft") line.ordered = step.units;
  } else if (line && step.do === "remove") {
    if (model.state === "draft") model.lines.splice(model.lines.indexOf(line), 1);
  } else if (line && step.do === "receive") {
    if (HELD.includes(model.state)) line.came += Math.min(step.units, openOf(line));
  } else if (line && step.do === "short" && HELD.includes(model.state)) {
    line.short = step.back ? 0 : line.short + openOf(line);
  }
  byUnits(model);
}

async function act(id: number, step: Step, token: string) {
  const order = await findOrder(env.DB, shop, id);
  if (!order) throw new Error("no order");
  const line = "at" in step ? order.lines[step.at % Math.max(1, order.lines.length)] : undefined;
  if (step.do === "move") return moveOrder(env.DB, shop, id, step.move, ANNA, NOW, { reason: "gone" });
  if (step.do === "add") {
    const added = { variantId: step.variant, quantity: step.units, formToken: token };
    return Promise.all([1, 2].map(() => addLine(env.DB, shop, id, added, ANNA, NOW)));
  }
  if (!line) return undefined;
  if (step.do === "change") {
    const typed = { ...typedLineOf(line), ordered: step.units };
    return changeLine(env.DB, shop, id, line.id, { typed, opened: lineTexts(typedLineOf(line), "EUR") }, ANNA, NOW);
  }
  if (step.do === "remove") return removeLine(env.DB, shop, id, line.id, ANNA, NOW);
  if (step.do === "short") return closeLineShort(env.DB, shop, id, line.id, step.back ? null : "gone", ANNA, NOW);
  if (!HELD.includes(order.state)) return undefined;
  const open = Math.max(0, line.ordered - line.closedShort - line.accepted - line.damaged);
  const units = Math.min(step.units, open);
  if (units > 0) await receiptOf(id, [[line.id, units - (units % 2), units % 2]]);
  return env.DB.batch(orderChange(env.DB, shop, { ids: [id] }, [line.variantId], NOW));
}

it("has after every step of any kind the state, sums, arrivals and positions of a plain model", async () => {
  await givenBuyingShop();
  const before = { 1: await positionOf(1), 2: await positionOf(2) };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      await env.DB.batch(
        ["purchase_orders", "purchase_order_lines", "receipts", "receipt_lines", "incoming"].map((table) =>
          env.DB.prepare(`DELETE FROM ${table}`),
        ),
      );
      const id = await givenOrder([[1, 10]]);
      const model: Model = { state: "draft", lines: [{ variant: 1, ordered: 10, came: 0, short: 0 }] };
      for (const [index, each] of steps.entries()) {
        await act(id, each, `${id}/${index}`);
        follow(model, each);
        const order = await findOrder(env.DB, shop, id);
        expect(order?.state, JSON.stringify(steps.slice(0, index + 1))).toBe(model.state);
        expect(order?.lines.map((line) => [line.ordered, line.accepted + line.damaged, line.closedShort])).toEqual(
          model.lines.map((line) => [line.ordered, line.came, line.short]),
        );
        const ended = ["closed", "cancelled"].includes(model.state);
        const awaited = model.lines
          .map((line) => [line.variant, ended ? 0 : openOf(line)])
          .filter(([, open]) => open !== 0);
        const rows = await all("SELECT variant_id AS v, quantity FROM incoming ORDER BY source_id");
        expect(rows.map(({ v, quantity }) => [v, quantity])).toEqual(awaited);
        for (const variant of [1, 2] as const) {
          const units = awaited.filter(([of]) => of === variant).reduce((sum, [, open = 0]) => sum + open, 0);
          if (model.lines.some((line) => line.variant === variant))
            expect(await positionOf(variant)).toBe(Number(before[variant]) + units);
        }
      }
    }),
    { numRuns: 12, seed: 20261128 },
  );
});
