import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../forms/opened";
import { FindVariants, FoundLine, type FoundVariant } from "./find-variants";
import { useToast } from "./use-toast";
import { SHARED } from "./words";

type Target = {
  /** The address that takes a line. */
  action: string;
  /** New each time the page is told anew, which it is after each line. */
  formToken: string;
};

/** Variants to choose from, each added with how many of it. */
export const AddVariants = ({ title, onClose, ...target }: Target & { title: string; onClose: () => void }) => (
  <FindVariants
    open
    onClose={onClose}
    title={title}
    primaryAction={{ content: SHARED.addVariants.done, onAction: onClose }}
  >
    {(variant) => <NewLine key={variant.variantId} variant={variant} {...target} />}
  </FindVariants>
);

const NewLine = ({ variant, action, formToken }: Target & { variant: FoundVariant }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [quantity, setQuantity] = useState("1");
  useToast(data?.done, data);
  const fields = { variantId: variant.variantId, quantity, formToken: `${formToken}-${variant.variantId}` };
  const name = `${variant.productTitle} ${variant.sku}`;
  return (
    <FoundLine variant={variant} refusal={data && Object.values(data.refusals).join(" ")}>
      {/* Enter in the quantity adds it, too. */}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (state === "idle") submit(fields, { method: "post", action });
        }}
      >
        <InlineStack gap="200" blockAlign="center">
          <div style={{ width: "6rem" }}>
            <TextField
              label={SHARED.addVariants.units(name)}
              labelHidden
              value={quantity}
              onChange={setQuantity}
              inputMode="numeric"
              autoComplete="off"
            />
          </div>
          <Button submit loading={state !== "idle"} accessibilityLabel={SHARED.addVariants.addNamed(name)}>
            {data?.done ? SHARED.addVariants.addAgain : SHARED.addVariants.add}
          </Button>
        </InlineStack>
      </form>
    </FoundLine>
  );
};
