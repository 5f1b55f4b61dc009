import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { z } from "zod";
import type { SaveAnswer } from "../../forms/opened";
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

/** Variants found by title, SKU, any barcode or vendor, each added with how many of it. */
export const AddLine = ({
  order,
  formToken,
  onClose,
}: {
  order: { id: number };
  /** New each time the page is told anew, which it is after each line. */
  formToken: string;
  onClose: () => void;
}) => {
  const [text, setText] = useState("");
  const { load, data } = useFetcher();
  useEffect(() => {
    if (text.trim() === "") return;
    const timer = setTimeout(() => load(`/variants?${new URLSearchParams({ q: text })}`), PAUSE);
    return () => clearTimeout(timer);
  }, [text, load]);
  const found = text.trim() === "" ? undefined : answer.safeParse(data).data?.variants;
  return (
    <Modal open onClose={onClose} title="Add lines" primaryAction={{ content: "Done", onAction: onClose }}>
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
            <FoundLine key={variant.variantId} variant={variant} order={order} formToken={formToken} />
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
};

const FoundLine = ({ variant, order, formToken }: { variant: Found; order: { id: number }; formToken: string }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const [quantity, setQuantity] = useState("1");
  useToast(data?.done, data);
  const add = () =>
    submit(
      { variantId: variant.variantId, quantity, formToken: `${formToken}-${variant.variantId}` },
      { method: "post", action: `/purchase-orders/${order.id}/lines` },
    );
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack>
        <VariantName variant={variant} />
        <Sku sku={variant.sku} />
        {data?.refusals && (
          <Text as="span" tone="critical">
            {Object.values(data.refusals).join(" ")}
          </Text>
        )}
      </BlockStack>
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
    </InlineStack>
  );
};
