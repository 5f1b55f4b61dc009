import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { transferAddress } from "../../stock/transfers/transfer-list";
import { FindVariants, FoundLine, type FoundVariant } from "../find-variants";
import { useToast } from "../use-toast";

/** Variants to choose from, each added with how many of it. */
export const AddTransferLine = ({
  transfer,
  formToken,
  onClose,
}: {
  transfer: { id: number };
  /** New each time the page is told anew, which it is after each line. */
  formToken: string;
  onClose: () => void;
}) => (
  <FindVariants open onClose={onClose} title="Add products" primaryAction={{ content: "Done", onAction: onClose }}>
    {(variant) => <NewLine key={variant.variantId} variant={variant} transfer={transfer} formToken={formToken} />}
  </FindVariants>
);

const NewLine = ({
  variant,
  transfer,
  formToken,
}: {
  variant: FoundVariant;
  transfer: { id: number };
  formToken: string;
}) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [quantity, setQuantity] = useState("1");
  useToast(data?.done, data);
  const fields = { variantId: variant.variantId, quantity, formToken: `${formToken}-${variant.variantId}` };
  return (
    <FoundLine variant={variant} refusal={data?.refusals.line}>
      <InlineStack gap="200" blockAlign="center">
        <div style={{ width: "6rem" }}>
          <TextField
            label={`Units of ${variant.productTitle} ${variant.sku}`}
            labelHidden
            value={quantity}
            onChange={setQuantity}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <Button
          loading={state !== "idle"}
          accessibilityLabel={`Add ${variant.productTitle} ${variant.sku}`}
          onClick={() => submit(fields, { method: "post", action: `${transferAddress(transfer)}/lines` })}
        >
          Add
        </Button>
      </InlineStack>
    </FoundLine>
  );
};
