import type { PriceLine } from "../../suppliers/terms";
import { termsAddress, termsFields } from "../../suppliers/terms-fields";
import { Removed } from "../removed";
import { PRICES } from "./words";

export const RemovedPrice = ({
  line,
  supplier,
  onDone,
}: {
  line: PriceLine;
  supplier: { id: number; currency: string };
  onDone: () => void;
}) => (
  <Removed
    title={PRICES.off(line.productTitle, line.sku)}
    fields={termsFields(line, supplier.currency)}
    action={termsAddress(supplier.id, line.variantId)}
    onDone={onDone}
  />
);
