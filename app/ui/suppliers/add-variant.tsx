import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { z } from "zod";
import { openedField } from "../../forms/opened";
import { NO_TERMS } from "../../suppliers/terms";
import { termsAddress, termsFields, termsTexts } from "../../suppliers/terms-fields";
import { useToast } from "../use-toast";
import { Sku, VariantName } from "../variant-name";

const PAUSE = 300;
const MOST_SHOWN = 10;

const answer = z.object({
  variants: z.array(
    z.object({
      variantId: z.number(),
      productTitle: z.string(),
      variantTitle: z.string(),
      sku: z.string(),
      imageUrl: z.string().nullable(),
    }),
  ),
});
type Found = z.infer<typeof answer>["variants"][number];

type Supplier = { id: number; currency: string };

export const AddVariant = ({ open, supplier, onClose }: { open: boolean; supplier: Supplier; onClose: () => void }) => {
  const [text, setText] = useState("");
  const found = useFound(text);
  return (
    <Modal open={open} onClose={onClose} title="Add a variant to the price list">
      <Modal.Section>
        <BlockStack gap="400">
          <TextField
            label="Search by product, SKU, barcode or vendor"
            type="search"
            value={text}
            onChange={setText}
            autoComplete="off"
            autoFocus
          />
          {found?.length === 0 && <Text as="p">Nothing matches "{text}".</Text>}
          {found?.slice(0, MOST_SHOWN).map((variant) => (
            <FoundVariant key={variant.variantId} variant={variant} supplier={supplier} />
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
};

const FoundVariant = ({ variant, supplier }: { variant: Found; supplier: Supplier }) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useToast(data?.done, data);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack>
        <VariantName variant={variant} />
        <Sku sku={variant.sku} />
      </BlockStack>
      {data?.done ? (
        <Text as="span" tone="success">
          Added
        </Text>
      ) : (
        <Button
          loading={state !== "idle"}
          accessibilityLabel={`Add ${variant.productTitle} ${variant.sku}`}
          onClick={() =>
            submit(
              // Where it is on the list already, its terms stay.
              { ...termsFields(NO_TERMS, supplier.currency), ...openedField(termsTexts(NO_TERMS, supplier.currency)) },
              { method: "put", action: termsAddress(supplier.id, variant.variantId) },
            )
          }
        >
          Add
        </Button>
      )}
    </InlineStack>
  );
};

/** What matches the text, once the merchant has stopped typing. */
function useFound(text: string) {
  const { load, data } = useFetcher();
  useEffect(() => {
    if (text.trim() === "") return;
    const timer = setTimeout(() => load(`/variants?${new URLSearchParams({ q: text })}`), PAUSE);
    return () => clearTimeout(timer);
  }, [text, load]);
  return text.trim() === "" ? undefined : answer.safeParse(data).data?.variants;
}
