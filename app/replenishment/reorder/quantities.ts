/** A quantity that was changed by hand, with what it was changed from. `isLow`: it is to be ordered now. */
export type ChangedQuantity = {
  supplierId: number;
  quantity: number;
  filled: number;
  /** Of one where as many are ordered as were filled in, and as are now. */
  unitCost: number | null;
  cost: number | null;
  isLow: boolean;
};

export type KeptQuantity = ChangedQuantity & { variantId: number };

export type OrderTotals = { lines: number; units: number; cost: number; withoutCost: number };

/** Units that a line is filled in with by itself: what is suggested, or none where that would last for years. */
export const filledIn = ({ suggested, heldBack }: { suggested: number; heldBack: boolean }) =>
  heldBack ? 0 : suggested;

type Line = { suggested: number; heldBack: boolean; unitCost: number | null };

const NOTHING: OrderTotals = { lines: 0, units: 0, cost: 0, withoutCost: 0 };

/** What lines come to as they are filled in. Cost in minor units; lines without one are counted apart. */
export const totalsOf = (lines: Line[]): OrderTotals =>
  lines.reduce((sum, line) => added(sum, filledIn(line), line.unitCost, 1), NOTHING);

/** The same after quantities were changed by hand. */
export const changedTotals = (
  totals: OrderTotals,
  changed: Pick<ChangedQuantity, "quantity" | "filled" | "unitCost" | "cost">[],
): OrderTotals =>
  changed.reduce(
    (sum, { quantity, filled, unitCost, cost }) => added(added(sum, filled, unitCost, -1), quantity, cost, 1),
    totals,
  );

/** Of these lines, those that were changed by hand. */
export const changedAmong = (
  lines: (Line & { variantId: number })[],
  changed: ReadonlyMap<number, { quantity: number; cost: number | null }>,
) =>
  lines.flatMap((line) => {
    const typed = changed.get(line.variantId);
    return typed ? [{ ...typed, filled: filledIn(line), unitCost: line.unitCost }] : [];
  });

/** The next quantity up or down from here, in full cases. */
export function steppedQuantity(quantity: number, casePack: number, direction: 1 | -1) {
  const cases = quantity / casePack;
  const next = direction > 0 ? Math.floor(cases) + 1 : Math.ceil(cases) - 1;
  return Math.max(0, next * casePack);
}

function added(
  { lines, units, cost, withoutCost }: OrderTotals,
  quantity: number,
  unitCost: number | null,
  sign: 1 | -1,
) {
  if (quantity === 0) return { lines, units, cost, withoutCost };
  return {
    lines: lines + sign,
    units: units + sign * quantity,
    cost: cost + sign * quantity * (unitCost ?? 0),
    withoutCost: withoutCost + sign * Number(unitCost === null),
  };
}

export const MOST_UNITS = 1_000_000;

/** As typed: whole units up to a million, undefined where it is no quantity. */
export const quantityFrom = (text: string) =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) <= MOST_UNITS ? Number(text) : undefined;

/** Changed quantities in one text: "12:40,15:0". */
export const changesText = (changed: Map<number, { quantity: number }>) =>
  [...changed].map(([variantId, { quantity }]) => `${variantId}:${quantity}`).join(",");

/** And back: variant → units. What is no such pair is passed over. */
export const changesFrom = (text: string | null) =>
  new Map(
    (text ?? "")
      .split(",")
      .map((each) => /^(\d{1,15}):(\d{1,7})$/.exec(each))
      .flatMap((parts) => (parts ? [[Number(parts[1]), Number(parts[2])] as const] : [])),
  );
