import { Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { NumberField } from "../replenishment/rule-form";

/** A number as text, until the door parses it; `suffix` names its unit. */
export const NumberInput = ({
  name,
  field,
  value,
  placeholder,
  error,
  help,
}: {
  name: string;
  field: NumberField;
  value: number | null;
  placeholder?: string;
  error?: string;
  help?: string;
}) => {
  const [text, setText] = useState(value === null ? "" : String(value));
  return (
    <TextField
      label={field.label}
      name={name}
      value={text}
      onChange={setText}
      suffix={field.unit}
      placeholder={placeholder}
      error={error}
      helpText={help}
      inputMode={field.decimals ? "decimal" : "numeric"}
      autoComplete="off"
    />
  );
};

export const Choice = ({
  name,
  label,
  value,
  options,
  error,
  help,
}: {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  error?: string;
  help?: string;
}) => {
  const [chosen, setChosen] = useState(value);
  return (
    <Select
      label={label}
      name={name}
      options={options}
      value={chosen}
      onChange={setChosen}
      error={error}
      helpText={help}
    />
  );
};
