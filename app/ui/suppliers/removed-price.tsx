import type { PriceLine } from "../../suppliers/terms";
import { termsAddress, termsFields } from "../../suppliers/terms-fields";
import { Removed } from "../removed";

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
    title={`${line.productTitle || "A variant"}${line.sku && ` (${line.sku})`} is off the price list`}
    fields={termsFields(line, supplier.currency)}
    action={termsAddress(supplier.id, line.variantId)}
    onDone={onDone}
  />
);
