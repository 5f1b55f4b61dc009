import { useCallback, useMemo, useRef, useState } from "react";
import { costOfOne, type ListedLine } from "../../replenishment/reorder/list";
import { type ChangedQuantity, filledIn, type KeptQuantity } from "../../replenishment/reorder/quantities";
import { type Changes, useKeeping } from "./use-keeping";

type Changed = ReadonlyMap<number, ChangedQuantity>;

/** By variant what was changed by hand: as the shop keeps it, and over that what was typed since and is on its way. */
export function useQuantities(kept: KeptQuantity[]) {
  const [heard, setHeard] = useState(kept);
  const [standing, setStanding] = useState<Changed>(() => byVariant(kept));
  if (kept !== heard) {
    setHeard(kept);
    setStanding(byVariant(kept));
  }
  const { waiting, add, ...keeping } = useKeeping(
    useCallback((done: Changes) => setStanding((before) => over(before, done)), []),
  );
  const latest = useRef(standing);
  latest.current = standing;
  const changed = useMemo(() => over(standing, waiting), [standing, waiting]);
  /** Back to what was filled in is no change. What `isTyped` may have its next digit still to come. */
  const change = useCallback(
    (line: ListedLine, quantity: number, isTyped: boolean) => {
      const { variantId, supplierId, unitCost } = line;
      const filled = filledIn(line);
      const stands = quantity === (latest.current.get(variantId)?.quantity ?? filled);
      const isLow = line.standing === "low";
      const cost = costOfOne(line, quantity);
      add(
        variantId,
        quantity === filled ? null : { supplierId, filled, unitCost, cost, quantity, isLow },
        isTyped,
        stands,
      );
    },
    [add],
  );
  return {
    changed,
    quantityOf: (line: Pick<ListedLine, "variantId" | "suggested" | "heldBack">) =>
      changed.get(line.variantId)?.quantity ?? filledIn(line),
    change,
    ...keeping,
  };
}

export type Quantities = ReturnType<typeof useQuantities>;

const byVariant = (kept: KeptQuantity[]): Changed => new Map(kept.map(({ variantId, ...each }) => [variantId, each]));

function over(before: Changed, changes: Changes): Changed {
  const after = new Map(before);
  for (const [variantId, change] of changes) {
    if (change === null) after.delete(variantId);
    else after.set(variantId, change);
  }
  return after;
}
