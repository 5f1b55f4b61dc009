import { Autocomplete, BlockStack, InlineStack, Tag } from "@shopify/polaris";
import { useState } from "react";
import { folded } from "../../words/folded";
import { FILTERS } from "./words";

export interface Option {
  value: string;
  label: string;
}

const MOST_SHOWN = 50;

/** Several of many, found by a part of their names; each is sent under `name`. */
export const Picker = ({
  name,
  label,
  first,
  options,
  finds,
  ...field
}: {
  name: string;
  label: string;
  /** What is chosen as the form opens. */
  first: Option[];
  /** What may be chosen, or what was found. */
  options: Option[];
  /** Asked with each text, where the page does not hold all of them. */
  finds?: (text: string) => void;
  /** Told when the merchant comes to the field. */
  onFocus?: () => void;
  loading?: boolean;
  placeholder: string;
}) => {
  const [chosen, setChosen] = useState(first);
  const [text, setText] = useState("");
  const known = [...chosen, ...options.filter(({ value }) => !chosen.some((each) => each.value === value))];
  const matching = known.filter((option) => finds || folded(option.label).includes(folded(text)));
  const remove = (value: string) => setChosen(chosen.filter((each) => each.value !== value));
  return (
    <BlockStack gap="200">
      {chosen.map(({ value }) => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      <Autocomplete
        allowMultiple
        options={matching.slice(0, MOST_SHOWN)}
        selected={chosen.map(({ value }) => value)}
        onSelect={(values) => setChosen(values.flatMap((value) => known.find((each) => each.value === value) ?? []))}
        loading={field.loading ?? false}
        emptyState={FILTERS.nothing}
        textField={
          <Autocomplete.TextField
            label={label}
            value={text}
            onChange={(typed) => {
              setText(typed);
              finds?.(typed);
            }}
            onFocus={() => field.onFocus?.()}
            placeholder={field.placeholder}
            autoComplete="off"
          />
        }
      />
      {chosen.length > 0 && (
        <InlineStack gap="200">
          {chosen.map(({ value, label }) => (
            <Tag key={value} onRemove={() => remove(value)}>
              {label}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
};
