import { useFetcher } from "@remix-run/react";
import { Autocomplete, BlockStack, InlineStack, Tag, Text } from "@shopify/polaris";
import { useState } from "react";
import * as z from "zod/mini";
import { unknownVendorsSaid } from "../../suppliers/vendors/unknown-vendors";
import { writtenTogether } from "../../suppliers/vendors/written-together";
import { folded } from "../../words/folded";
import { trimmed } from "../../words/trimmed";
import { useFieldError } from "../meanwhile";
import { VENDORS } from "./words";

const MOST_SHOWN = 50;

const answer = z.object({
  vendors: z.array(z.object({ vendor: z.string(), spellings: z.array(z.string()), supplier: z.nullable(z.string()) })),
});
type Known = z.infer<typeof answer>["vendors"];

/** Which of the vendors in Shopify come from this supplier. They are asked for when the merchant comes to the field. */
export const VendorPicker = ({
  chosen: first,
  unknown: firstUnknown,
  supplier,
  error,
}: {
  chosen: string[];
  /** Of these, those that no product has, until the vendors have been asked for. */
  unknown: string[];
  supplier: string;
  error?: string;
}) => {
  const [chosen, setChosen] = useState(first);
  const [text, setText] = useState("");
  const { load, data, state } = useFetcher();
  const known = answer.safeParse(data).data?.vendors ?? [];
  const options = optionsFor(known, chosen, text, supplier);
  const isUnknown = (vendor: string) =>
    data === undefined ? firstUnknown.includes(vendor) : !known.some(isSame(vendor));
  const refusal = useFieldError("vendors", error);
  const said = unknownVendorsSaid(chosen.filter(isUnknown));
  return (
    <BlockStack gap="200">
      {chosen.map((vendor) => (
        <input key={vendor} type="hidden" name="vendors" value={vendor} />
      ))}
      <Autocomplete
        allowMultiple
        options={options}
        selected={chosen}
        onSelect={setChosen}
        loading={state !== "idle"}
        emptyState={VENDORS.none}
        textField={
          <Autocomplete.TextField
            label={VENDORS.label}
            value={text}
            onChange={setText}
            onFocus={() => data === undefined && load("/vendors")}
            placeholder={VENDORS.search}
            helpText={chosen.length > 0 ? VENDORS.chosen : VENDORS.notYet}
            error={refusal}
            autoComplete="off"
          />
        }
      />
      {chosen.length > 0 && (
        <InlineStack gap="200">
          {chosen.map((vendor) => (
            <Tag key={vendor} onRemove={() => setChosen(chosen.filter((other) => other !== vendor))}>
              {writtenTogether(known.find(isSame(vendor))?.spellings ?? [vendor])}
            </Tag>
          ))}
        </InlineStack>
      )}
      {said && (
        <Text as="p" tone="caution">
          {said}
        </Text>
      )}
    </BlockStack>
  );
};

/** In whatever case. */
const isSame = (name: string) => (each: { vendor: string }) => folded(each.vendor) === folded(name);

/** A vendor that the products do not name yet can be typed. */
function optionsFor(known: Known, chosen: string[], text: string, self: string) {
  const typed = trimmed(text);
  const matching = known.filter(({ vendor }) => folded(vendor).includes(folded(typed))).slice(0, MOST_SHOWN);
  const options = matching.map(({ vendor, spellings, supplier }) => {
    const name = writtenTogether(spellings);
    return {
      value: chosen.find((each) => folded(each) === folded(vendor)) ?? vendor,
      label: supplier && supplier !== self ? VENDORS.taken(name, supplier) : name,
      disabled: supplier !== null && supplier !== self,
    };
  });
  const isNew = typed !== "" && !known.some(isSame(typed));
  return isNew ? [...options, { value: typed, label: VENDORS.add(typed), disabled: false }] : options;
}
