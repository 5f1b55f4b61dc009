import { useState } from "react";
import { costFields } from "../../purchasing/costs/cost-fields";
import type { CostLine } from "../../purchasing/costs/landed";
import { Removed } from "../removed";
import { costName, LANDED } from "./words";

export const RemovedCost = ({ cost, orderId, onDone }: { cost: CostLine; orderId: number; onDone: () => void }) => {
  const [formToken] = useState(() => crypto.randomUUID());
  return (
    <Removed
      title={LANDED.removed(costName(cost))}
      fields={{ formToken, ...costFields(cost) }}
      action={`/purchase-orders/${orderId}/costs`}
      method="post"
      onDone={onDone}
    />
  );
};
