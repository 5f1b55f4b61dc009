import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useEffect } from "react";
import type { PriceLine } from "../suppliers/terms";
import { termsAddress, termsFields } from "./terms-fields";

/** What was just removed, and the way back. */
export const RemovedPrice = ({
  line,
  supplier,
  onDone,
}: {
  line: PriceLine;
  supplier: { id: number; currency: string };
  onDone: () => void;
}) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useEffect(() => {
    if (data?.done) onDone();
  }, [data, onDone]);
  return (
    <Banner
      title={`${line.productTitle || "A variant"}${line.sku && ` (${line.sku})`} is off the price list`}
      action={{
        content: "Undo",
        loading: state !== "idle",
        onAction: () =>
          submit(termsFields(line, supplier.currency), {
            method: "put",
            action: termsAddress(supplier.id, line.variantId),
          }),
      }}
      onDismiss={onDone}
    />
  );
};
