import { BlockStack, Button, FormLayout, InlineError, InlineStack, Select, Tag } from "@shopify/polaris";
import { useState } from "react";
import { CHOICES, type Choice as Chosen } from "../../stock/counts/count";
import { FindVariants, FoundLine, type FoundVariant } from "../find-variants";
import { Choice, TextInput, YesNo } from "../form-fields";

type Named = { id: number; name: string };

const WORDS = {
  all: "Everything stocked at the location",
  vendor: "Everything of a vendor",
  supplier: "Everything of a supplier's price list",
  variants: "Products that I choose",
  scanned: "Nothing yet: whatever is scanned",
} satisfies Record<Chosen, string>;

const isChoice = (text: string): text is Chosen => CHOICES.some((each) => each === text);

/** Where, what, and whether those who count see how many are expected. */
export const CountFields = ({
  locations,
  suppliers,
  vendors,
  name,
  refusals,
}: {
  locations: Named[];
  suppliers: Named[];
  vendors: string[];
  name: string;
  refusals: Record<string, string>;
}) => {
  const [choice, setChoice] = useState<Chosen>("all");
  const options = (all: Named[]) => all.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <FormLayout>
      <TextInput name="name" label="Name" value={name} error={refusals.name} />
      <Choice
        name="locationId"
        label="Location"
        value={String(locations[0]?.id ?? "")}
        options={options(locations)}
        error={refusals.locationId}
      />
      <Select
        name="choice"
        label="What to count"
        value={choice}
        onChange={(chosen) => isChoice(chosen) && setChoice(chosen)}
        options={CHOICES.map((value) => ({ value, label: WORDS[value] }))}
        error={refusals.choice}
        helpText="What is scanned beside it is added. Leave out what is packed for orders: those units are sold already."
      />
      {choice === "vendor" && (
        <Choice
          name="vendor"
          label="Vendor"
          value={vendors[0] ?? ""}
          options={vendors.map((vendor) => ({ value: vendor, label: vendor }))}
          error={refusals.vendor}
        />
      )}
      {choice === "supplier" && (
        <Choice
          name="supplierId"
          label="Supplier"
          value={String(suppliers[0]?.id ?? "")}
          options={options(suppliers)}
          error={refusals.supplierId}
        />
      )}
      {choice === "variants" && <ChosenVariants refusal={refusals.variantIds} />}
      <YesNo
        name="blind"
        label="Count blind"
        value={false}
        help="Those who count do not see how many are expected; the review shows it."
      />
    </FormLayout>
  );
};

const ChosenVariants = ({ refusal }: { refusal?: string }) => {
  const [chosen, setChosen] = useState<FoundVariant[]>([]);
  const [finding, setFinding] = useState(false);
  const isChosen = (variant: FoundVariant) => chosen.some(({ variantId }) => variantId === variant.variantId);
  const without = (variantId: number) => setChosen(chosen.filter((each) => each.variantId !== variantId));
  return (
    <BlockStack gap="200">
      <input type="hidden" name="variantIds" value={chosen.map(({ variantId }) => variantId).join(",")} />
      <InlineStack gap="200">
        {chosen.map(({ variantId, productTitle, variantTitle }) => (
          <Tag key={variantId} onRemove={() => without(variantId)}>
            {[productTitle, variantTitle === "Default Title" ? "" : variantTitle].filter(Boolean).join(", ")}
          </Tag>
        ))}
      </InlineStack>
      <div>
        <Button onClick={() => setFinding(true)}>Choose products</Button>
      </div>
      {refusal && <InlineError fieldID="variantIds" message={refusal} />}
      <FindVariants
        open={finding}
        title="Choose products"
        onClose={() => setFinding(false)}
        primaryAction={{ content: "Done", onAction: () => setFinding(false) }}
      >
        {(variant) => (
          <FoundLine key={variant.variantId} variant={variant}>
            <Button disabled={isChosen(variant)} onClick={() => setChosen([...chosen, variant])}>
              {isChosen(variant) ? "Chosen" : "Choose"}
            </Button>
          </FoundLine>
        )}
      </FindVariants>
    </BlockStack>
  );
};
