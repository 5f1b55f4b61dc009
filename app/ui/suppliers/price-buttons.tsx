import { useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { PriceLine } from "../../suppliers/terms";
import { termsAddress } from "../../suppliers/terms-fields";
import { EditPrice } from "./edit-price";
import { PRICES } from "./words";

export const PriceButtons = ({
  line,
  supplier,
  onRemove,
}: {
  line: PriceLine;
  supplier: { id: number; currency: string };
  onRemove: (line: PriceLine) => void;
}) => {
  const [editing, setEditing] = useState(false);
  const { submit, state, data } = useFetcher<{ done?: string }>();
  const name = `${line.productTitle} ${line.sku}`;
  useEffect(() => {
    if (data?.done) onRemove(line);
  }, [data, line, onRemove]);
  return (
    <InlineStack gap="200" align="end" wrap={false}>
      {!line.hidden && (
        <Button size="slim" accessibilityLabel={PRICES.editOf(name)} onClick={() => setEditing(true)}>
          {PRICES.edit}
        </Button>
      )}
      <Button
        size="slim"
        variant="tertiary"
        tone="critical"
        accessibilityLabel={PRICES.removeOf(name)}
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "delete", action: termsAddress(supplier.id, line.variantId) })}
      >
        {PRICES.remove}
      </Button>
      {editing && <EditPrice line={line} supplier={supplier} onClose={() => setEditing(false)} />}
    </InlineStack>
  );
};
