import { useFetcher } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import { openedField } from "../../forms/opened";
import { NO_TERMS } from "../../suppliers/terms";
import { termsAddress, termsFields, termsTexts } from "../../suppliers/terms-fields";
import { FindVariants, FoundLine, type FoundVariant } from "../find-variants";
import { useToast } from "../use-toast";
import { PRICES } from "./words";

type Supplier = { id: number; currency: string };

export const AddVariant = ({ open, supplier, onClose }: { open: boolean; supplier: Supplier; onClose: () => void }) => (
  <FindVariants open={open} onClose={onClose} title={PRICES.addTitle}>
    {(variant) => <NewTerms key={variant.variantId} variant={variant} supplier={supplier} />}
  </FindVariants>
);

const NewTerms = ({ variant, supplier }: { variant: FoundVariant; supplier: Supplier }) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useToast(data?.done, data);
  return (
    <FoundLine variant={variant}>
      {data?.done ? (
        <Text as="span" tone="success">
          {PRICES.added}
        </Text>
      ) : (
        <Button
          loading={state !== "idle"}
          accessibilityLabel={PRICES.addOf(`${variant.productTitle} ${variant.sku}`)}
          onClick={() =>
            submit(
              // Where it is on the list already, its terms stay.
              { ...termsFields(NO_TERMS, supplier.currency), ...openedField(termsTexts(NO_TERMS, supplier.currency)) },
              { method: "put", action: termsAddress(supplier.id, variant.variantId) },
            )
          }
        >
          {PRICES.add}
        </Button>
      )}
    </FoundLine>
  );
};
