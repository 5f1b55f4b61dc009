/** A quantity that was changed by hand, with what it was changed from. `isLow`: it is to be ordered now. */
export type ChangedQuantity = {
  supplierId: number;
  quantity: number;
  suggested: number;
  unitCost: number | null;
  isLow: boolean;
};

export type KeptQuantity = ChangedQuantity & { variantId: number };

export type OrderTotals = { lines: number; units: number; cost: number; withoutCost: number };

const NOTHING: OrderTotals = { lines: 0, units: 0, cost: 0, withoutCost: 0 };

/** What lines come to as they are suggested. Cost in minor units; lines without one are counted apart. */
export const totalsOf = (lines: { suggested: number; unitCost: number | null }[]): OrderTotals =>
  lines.reduce((sum, { suggested, unitCost }) => added(sum, suggested, unitCost, 1), NOTHING);

/** The same after quantities were changed by hand. */
export const changedTotals = (
  totals: OrderTotals,
  changed: Pick<ChangedQuantity, "quantity" | "suggested" | "unitCost">[],
): OrderTotals =>
  changed.reduce(
    (sum, { quantity, suggested, unitCost }) => added(added(sum, suggested, unitCost, -1), quantity, unitCost, 1),
    totals,
  );

/** Of these lines, those that were changed by hand, each from what is suggested for it here. */
export const changedAmong = <Line extends { variantId: number; suggested: number; unitCost: number | null }>(
  lines: Line[],
  changed: ReadonlyMap<number, { quantity: number }>,
) =>
  lines.flatMap(({ variantId, suggested, unitCost }) => {
    const quantity = changed.get(variantId)?.quantity;
    return quantity === undefined ? [] : [{ quantity, suggested, unitCost }];
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

/** As typed: whole units up to a million, undefined where it is no quantity. */
export const quantityFrom = (text: string) =>
  /^\d{1,7}$/.test(text.trim()) ? Math.min(1_000_000, Number(text)) : undefined;

/** Changed quantities in one text: "12:40,15:0". */
export const changesText = (changed: Map<number, { quantity: number }>) =>
  [...changed].map(([variantId, { quantity }]) => `${variantId}:${quantity}`).join(",");

export const changesFrom = (text: string | null) =>
  new Map(
    (text ?? "")
      .split(",")
      .map((each) => /^(\d{1,15}):(\d{1,7})$/.exec(each))
      .flatMap((parts) => (parts ? [[Number(parts[1]), Number(parts[2])] as const] : [])),
  );
