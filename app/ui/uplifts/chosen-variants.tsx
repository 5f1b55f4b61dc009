import { BlockStack, Button, InlineError, InlineStack, Tag, TextField } from "@shopify/polaris";
import { useState } from "react";
import { FoundLine, type FoundVariant, useFound } from "../find-variants";
import { UPLIFTS } from "./words";

const MOST_SHOWN = 5;

/** Variants chosen by a search; their ids are told with commas between them. */
export const ChosenVariants = ({ onChange, refusal }: { onChange: (ids: string) => void; refusal?: string }) => {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<FoundVariant[]>([]);
  const found = useFound(text);
  const choose = (variants: FoundVariant[]) => {
    setChosen(variants);
    onChange(variants.map(({ variantId }) => variantId).join(","));
  };
  const isChosen = ({ variantId }: FoundVariant) => chosen.some((each) => each.variantId === variantId);
  return (
    <BlockStack gap="200">
      <TextField
        label={UPLIFTS.chosenVariants.searchByProductSkuBarcode}
        type="search"
        value={text}
        onChange={setText}
        autoComplete="off"
      />
      {found?.length === 0 && <p>{UPLIFTS.chosenVariants.nothingMatches(text)}</p>}
      {found?.slice(0, MOST_SHOWN).map((variant) => (
        <FoundLine key={variant.variantId} variant={variant}>
          <Button size="slim" disabled={isChosen(variant)} onClick={() => choose([...chosen, variant])}>
            {isChosen(variant) ? UPLIFTS.chosenVariants.chosen : UPLIFTS.chosenVariants.choose}
          </Button>
        </FoundLine>
      ))}
      <InlineStack gap="200">
        {chosen.map(({ variantId, productTitle, variantTitle }) => (
          <Tag key={variantId} onRemove={() => choose(chosen.filter((each) => each.variantId !== variantId))}>
            {[productTitle, variantTitle === "Default Title" ? "" : variantTitle].filter(Boolean).join(", ")}
          </Tag>
        ))}
      </InlineStack>
      {refusal && <InlineError fieldID="subjects" message={refusal} />}
    </BlockStack>
  );
};
