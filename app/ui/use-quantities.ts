import { useCallback, useState } from "react";
import type { ChangedQuantity } from "../replenishment/order";

/** Quantities changed by hand, by variant. They outlive a change of tab or page, not of address. */
export function useQuantities() {
  const [changed, setChanged] = useState<ReadonlyMap<number, ChangedQuantity>>(new Map());
  /** Back to what is suggested is no change. */
  const change = useCallback(
    (line: { variantId: number } & Omit<ChangedQuantity, "quantity">, quantity: number) =>
      setChanged((before) => {
        const after = new Map(before);
        const { variantId, supplierId, suggested, unitCost } = line;
        if (quantity === suggested) after.delete(variantId);
        else after.set(variantId, { supplierId, suggested, unitCost, quantity });
        return after;
      }),
    [],
  );
  return {
    changed,
    quantityOf: ({ variantId, suggested }: { variantId: number; suggested: number }) =>
      changed.get(variantId)?.quantity ?? suggested,
    change,
  };
}

export type Quantities = ReturnType<typeof useQuantities>;
