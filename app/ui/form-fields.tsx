import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { NumberField } from "../shops/number-field";

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

export const TextInput = ({
  name,
  label,
  value,
  type,
  lines,
  suffix,
  error,
  help,
}: {
  name: string;
  label: string;
  value: string | null;
  type?: "email" | "tel";
  lines?: number;
  suffix?: string;
  error?: string;
  help?: string;
}) => {
  const [text, setText] = useState(value ?? "");
  return (
    <TextField
      label={label}
      name={name}
      value={text}
      onChange={setText}
      type={type}
      multiline={lines}
      suffix={suffix}
      error={error}
      helpText={help}
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

/** Sent as "yes" or "no": a box that is not ticked would not be sent at all. */
export const YesNo = ({ name, label, value, help }: { name: string; label: string; value: boolean; help?: string }) => {
  const [checked, setChecked] = useState(value);
  return (
    <>
      <Checkbox label={label} checked={checked} onChange={setChecked} helpText={help} />
      <input type="hidden" name={name} value={checked ? "yes" : "no"} />
    </>
  );
};

export const Lines = ({
  name,
  label,
  value,
  error,
  help,
}: {
  name: string;
  label: string;
  value: string[];
  error?: string;
  help?: string;
}) => {
  const [text, setText] = useState(value.join("\n"));
  return (
    <TextField
      label={label}
      name={name}
      value={text}
      onChange={setText}
      multiline={3}
      error={error}
      helpText={help}
      autoComplete="off"
    />
  );
};
