import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useRef } from "react";
import * as z from "zod/mini";
import { ownTitle } from "../../words/own-title";
import { useFieldError } from "../meanwhile";
import { Refusal } from "../refusal";
import { type Option, Picker } from "./picker";
import { FILTERS } from "./words";

const PAUSE = 300;

const vendorsAnswer = z.object({ vendors: z.array(z.object({ vendor: z.string() })) });
const variantsAnswer = z.object({
  variants: z.array(
    z.object({
      shopifyId: z.nullable(z.string()),
      productTitle: z.string(),
      variantTitle: z.string(),
      sku: z.string(),
    }),
  ),
});

/** What of its events an endpoint hears, by name: of each field what is chosen, and of the first two all there is. */
export interface FilterChoices {
  locations: { chosen: Option[]; all: Option[] };
  suppliers: { chosen: Option[]; all: Option[] };
  vendors: Option[];
  variants: Option[];
}

/** By content: an endpoint hears only what passes every field that names something. */
export const FilterFields = ({ choices, error }: { choices: FilterChoices; error: string | undefined }) => {
  const said = useFieldError("filters", error);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {FILTERS.title}
          </Text>
          <Text as="p" tone="subdued">
            {FILTERS.note}
          </Text>
        </BlockStack>
        <Picker
          name="location_ids"
          label={FILTERS.locations}
          first={choices.locations.chosen}
          options={choices.locations.all}
          placeholder={FILTERS.allLocations}
        />
        <Picker
          name="supplier_ids"
          label={FILTERS.suppliers}
          first={choices.suppliers.chosen}
          options={choices.suppliers.all}
          placeholder={FILTERS.allSuppliers}
        />
        <VendorField first={choices.vendors} />
        <VariantField first={choices.variants} />
        <Refusal>{said}</Refusal>
      </BlockStack>
    </Card>
  );
};

const VendorField = ({ first }: { first: Option[] }) => {
  const { load, data, state } = useFetcher();
  const found = vendorsAnswer.safeParse(data).data?.vendors ?? [];
  const ask = () => {
    if (data === undefined && state === "idle") load("/vendors");
  };
  return (
    <Picker
      name="vendors"
      label={FILTERS.vendors}
      first={first}
      options={found.map(({ vendor }) => ({ value: vendor, label: vendor }))}
      loading={state !== "idle"}
      placeholder={FILTERS.allVendors}
      onFocus={ask}
    />
  );
};

const VariantField = ({ first }: { first: Option[] }) => {
  const { load, data, state } = useFetcher();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const find = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() === "") return;
    timer.current = setTimeout(() => load(`/variants?${new URLSearchParams({ q: text })}`), PAUSE);
  };
  const found = variantsAnswer.safeParse(data).data?.variants ?? [];
  return (
    <Picker
      name="variant_ids"
      label={FILTERS.variants}
      first={first}
      options={found.flatMap(({ shopifyId, productTitle, variantTitle, sku }) => {
        const title = ownTitle({ variantTitle }) ? FILTERS.variant(productTitle, variantTitle) : productTitle;
        return shopifyId === null ? [] : [{ value: shopifyId, label: sku ? FILTERS.withSku(title, sku) : title }];
      })}
      finds={find}
      loading={state !== "idle"}
      placeholder={FILTERS.allVariants}
    />
  );
};
