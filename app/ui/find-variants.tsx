import { useFetcher } from "@remix-run/react";
import {
  BlockStack,
  InlineStack,
  Modal,
  type ModalProps,
  Text,
  TextField,
  type TextFieldProps,
} from "@shopify/polaris";
import { type ReactNode, useEffect, useState } from "react";
import * as z from "zod/mini";
import { Dialog } from "./dialog";
import { VariantName } from "./variant-name";
import { SHARED } from "./words";

/** In ms: how long nobody has typed. */
const PAUSE = 300;
const MOST_SHOWN = 10;

const answer = z.object({
  variants: z.array(
    z.object({
      variantId: z.number(),
      productId: z.nullish(z.string()),
      productTitle: z.string(),
      variantTitle: z.string(),
      sku: z.string(),
      imageUrl: z.nullable(z.string()),
    }),
  ),
});
export type FoundVariant = z.infer<typeof answer>["variants"][number];

/** Variants found by title, SKU, any barcode or vendor; `children` draws what may be done with each. */
export const FindVariants = ({
  children,
  ...dialog
}: Pick<ModalProps, "open" | "title" | "onClose" | "primaryAction"> & {
  children: (variant: FoundVariant) => ReactNode;
}) => {
  const [text, setText] = useState("");
  const found = useFound(text);
  return (
    <Dialog {...dialog}>
      <Modal.Section>
        <BlockStack gap="400">
          <SearchVariants text={text} onChange={setText} found={found} autoFocus />
          {found?.slice(0, MOST_SHOWN).map(children)}
        </BlockStack>
      </Modal.Section>
    </Dialog>
  );
};

/** Where they are searched for, and a word where none matches. */
export const SearchVariants = ({
  text,
  found,
  ...field
}: Pick<TextFieldProps, "onChange" | "autoFocus"> & { text: string; found: FoundVariant[] | undefined }) => (
  <>
    <TextField
      {...field}
      label={SHARED.findVariants.searchByProductSkuBarcode}
      type="search"
      value={text}
      autoComplete="off"
    />
    {found?.length === 0 && <Text as="p">{SHARED.findVariants.nothingMatches(text)}</Text>}
  </>
);

/** One of them, with what may be done at its end. */
export const FoundLine = ({
  variant,
  refusal,
  children,
}: {
  variant: FoundVariant;
  refusal?: string;
  children: ReactNode;
}) => (
  <InlineStack align="space-between" blockAlign="center" gap="300">
    <BlockStack>
      <VariantName variant={variant} sku={variant.sku} />
      {refusal && (
        <Text as="span" tone="critical">
          {refusal}
        </Text>
      )}
    </BlockStack>
    {children}
  </InlineStack>
);

/** What matches the text, once the merchant has stopped typing. */
export function useFound(text: string) {
  const { load, data } = useFetcher();
  useEffect(() => {
    if (text.trim() === "") return;
    const timer = setTimeout(() => load(`/variants?${new URLSearchParams({ q: text })}`), PAUSE);
    return () => clearTimeout(timer);
  }, [text, load]);
  return text.trim() === "" ? undefined : answer.safeParse(data).data?.variants;
}
