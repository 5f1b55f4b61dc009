import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { FindVariants, FoundLine, type FoundVariant } from "../find-variants";
import { useToast } from "../use-toast";

type Order = { id: number };

/** Variants to choose from, each added with how many of it. */
export const AddLine = ({
  order,
  formToken,
  onClose,
}: {
  order: Order;
  /** New each time the page is told anew, which it is after each line. */
  formToken: string;
  onClose: () => void;
}) => (
  <FindVariants open onClose={onClose} title="Add lines" primaryAction={{ content: "Done", onAction: onClose }}>
    {(variant) => <NewLine key={variant.variantId} variant={variant} order={order} formToken={formToken} />}
  </FindVariants>
);

const NewLine = ({ variant, order, formToken }: { variant: FoundVariant; order: Order; formToken: string }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [quantity, setQuantity] = useState("1");
  useToast(data?.done, data);
  const add = () =>
    submit(
      { variantId: variant.variantId, quantity, formToken: `${formToken}-${variant.variantId}` },
      { method: "post", action: `/purchase-orders/${order.id}/lines` },
    );
  return (
    <FoundLine variant={variant} refusal={data?.refusals && Object.values(data.refusals).join(" ")}>
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
          onClick={add}
        >
          {data?.done ? "Add again" : "Add"}
        </Button>
      </InlineStack>
    </FoundLine>
  );
};
