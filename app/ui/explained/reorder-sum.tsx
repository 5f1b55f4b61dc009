import { OrderingStep } from "./sum/ordering-step";
import { QuantityStep } from "./sum/quantity-step";
import { ReorderPointStep } from "./sum/reorder-point-step";
import { SafetyStep } from "./sum/safety-step";
import type { Sum } from "./sum/step";
import { UpliftStep } from "./sum/uplift-step";
import { VelocityStep } from "./sum/velocity-step";

/** The way from sales to an order, with every number on it, to be multiplied by hand, and who set each. */
export const ReorderSum = (sum: Sum) => (
  <dl className="Sum">
    <VelocityStep {...sum} />
    <SafetyStep {...sum} />
    <UpliftStep {...sum} />
    <ReorderPointStep {...sum} />
    <OrderingStep {...sum} />
    <QuantityStep {...sum} />
  </dl>
);
