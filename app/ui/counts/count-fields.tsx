import { BlockStack, Button, FormLayout, InlineStack, Select, Tag } from "@shopify/polaris";
import { useState } from "react";
import { CHOICES, type Choice as Chosen } from "../../stock/counts/count";
import { FindVariants, FoundLine, type FoundVariant } from "../find-variants";
import { Choice, TextInput, YesNo } from "../form-fields";
import { Refusal } from "../refusal";
import { fullTitle } from "../variant-name";
import { CHOICE_NAMES, NEW } from "./words";

type Named = { id: number; name: string };

const isChoice = (text: string): text is Chosen => CHOICES.some((each) => each === text);

/** Where, what, and whether those who count see how many are expected. */
export const CountFields = ({
  locations,
  suppliers,
  vendors,
  productTypes,
  name,
  refusals,
}: {
  locations: Named[];
  suppliers: Named[];
  vendors: string[];
  productTypes: string[];
  name: string;
  refusals: Record<string, string>;
}) => {
  const [choice, setChoice] = useState<Chosen>("all");
  const options = (all: Named[]) => all.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <FormLayout>
      <TextInput name="name" label={NEW.name} value={name} error={refusals.name} />
      <Choice
        name="locationId"
        label={NEW.location}
        value={String(locations[0]?.id ?? "")}
        options={options(locations)}
        error={refusals.locationId}
      />
      <Select
        name="choice"
        label={NEW.what}
        value={choice}
        onChange={(chosen) => isChoice(chosen) && setChoice(chosen)}
        options={CHOICES.map((value) => ({ value, label: CHOICE_NAMES[value] }))}
        error={refusals.choice}
        helpText={NEW.whatHelp}
      />
      {choice === "vendor" && (
        <Choice
          name="vendor"
          label={NEW.vendor}
          value={vendors[0] ?? ""}
          options={vendors.map((vendor) => ({ value: vendor, label: vendor }))}
          error={refusals.vendor}
        />
      )}
      {choice === "product_type" && (
        <Choice
          name="productType"
          label={NEW.productType}
          value={productTypes[0] ?? ""}
          options={productTypes.map((type) => ({ value: type, label: type }))}
          error={refusals.productType}
        />
      )}
      {choice === "supplier" && (
        <Choice
          name="supplierId"
          label={NEW.supplier}
          value={String(suppliers[0]?.id ?? "")}
          options={options(suppliers)}
          error={refusals.supplierId}
        />
      )}
      {choice === "variants" && <ChosenVariants refusal={refusals.variantIds} />}
      <YesNo name="blind" label={NEW.blind} value={false} help={NEW.blindHelp} />
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
            {fullTitle({ productTitle, variantTitle })}
          </Tag>
        ))}
      </InlineStack>
      <div>
        <Button onClick={() => setFinding(true)}>{NEW.choose}</Button>
      </div>
      <Refusal>{refusal}</Refusal>
      <FindVariants
        open={finding}
        title={NEW.choose}
        onClose={() => setFinding(false)}
        primaryAction={{ content: NEW.done, onAction: () => setFinding(false) }}
      >
        {(variant) => (
          <FoundLine key={variant.variantId} variant={variant}>
            <Button disabled={isChosen(variant)} onClick={() => setChosen([...chosen, variant])}>
              {isChosen(variant) ? NEW.chosen : NEW.add}
            </Button>
          </FoundLine>
        )}
      </FindVariants>
    </BlockStack>
  );
};
