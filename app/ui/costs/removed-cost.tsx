import type { CostLine } from "../../purchasing/costs/landed";
import { Removed } from "../removed";
import { costName, LANDED } from "./words";

export const RemovedCost = ({ cost, orderId, onDone }: { cost: CostLine; orderId: number; onDone: () => void }) => (
  <Removed
    title={LANDED.removed(costName(cost))}
    fields={NO_FIELDS}
    action={`/purchase-orders/${orderId}/costs/${cost.id}`}
    onDone={onDone}
  />
);

const NO_FIELDS = {};
