import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ChosenSimilar } from "../../../replenishment/forecasts/chosen-similar";
import { FoundLine, type FoundVariant, SearchVariants, useFound } from "../../find-variants";
import { FormDialog } from "../../form-dialog";
import { Refusal } from "../../refusal";
import { useDialogSaving } from "../../use-dialog-saving";
import { fullTitle } from "../../variant-name";
import { VARIANT } from "../words";

const MOST_SHOWN = 5;
const WORDS = VARIANT.similarCard;

export const ChooseSimilar = ({
  similar,
  action,
  onClose,
}: {
  similar: ChosenSimilar | null;
  action: string;
  onClose: () => void;
}) => {
  const [text, setText] = useState("");
  const [factor, setFactor] = useState(String((similar?.percent ?? 100) / 100));
  const [chosen, setChosen] = useState<Pick<FoundVariant, "variantId" | "productTitle" | "variantTitle"> | null>(
    similar?.gone ? null : similar,
  );
  const found = useFound(text);
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const save = () => submit({ similar: String(chosen?.variantId ?? ""), factor }, { method: "put", action });
  return (
    <FormDialog title={WORDS.forecastLikeAnother} saving={saving} onSave={save} onClose={onClose}>
      <BlockStack gap="200">
        <SearchVariants text={text} onChange={setText} found={found} autoFocus />
        {found?.slice(0, MOST_SHOWN).map((variant) => (
          <FoundLine key={variant.variantId} variant={variant}>
            <Button
              size="slim"
              disabled={chosen?.variantId === variant.variantId}
              onClick={() => setChosen(variant)}
              accessibilityLabel={WORDS.chooseNamed(fullTitle(variant))}
            >
              {WORDS.choose}
            </Button>
          </FoundLine>
        ))}
        {chosen && <Text as="p">{WORDS.chosen(fullTitle(chosen))}</Text>}
        <Refusal>{refusals.similar}</Refusal>
      </BlockStack>
      <TextField
        label={WORDS.factor}
        value={factor}
        onChange={setFactor}
        error={refusals.factor}
        helpText={WORDS.factorHelp}
        inputMode="decimal"
        autoComplete="off"
      />
    </FormDialog>
  );
};
