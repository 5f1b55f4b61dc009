import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { plainTyped, typeable } from "../formats/number-style";
import type { NumberField } from "../forms/number-field";
import type { Refusals } from "../forms/parsed";
import { useNumberStyle } from "./locale";
import { useFieldError, YES_OR_NO } from "./meanwhile";

interface Field {
  name: string;
  label: string;
  error?: string;
  help?: string;
}

/** What the inputs of one thing's fields share: a field's name, its value, and why the door refused it. */
export const fieldOf =
  <Values,>(values: Values, refusals: Refusals) =>
  <Name extends keyof Values & string>(name: Name) => ({ name, value: values[name], error: refusals[name] });

/** A number as text, until the door parses it. */
export const NumberInput = ({
  field,
  value,
  ...rest
}: Omit<Field, "label"> & { field: NumberField; value: number | null; placeholder?: string }) => (
  <PlainNumberInput
    label={field.label}
    value={value === null ? "" : String(value)}
    suffix={field.unit}
    inputMode={field.decimals ? "decimal" : "numeric"}
    {...rest}
  />
);

/** Typed in the merchant's separators, sent as a computer writes it. `value` is written so, too; `suffix` names its unit. */
export const PlainNumberInput = ({
  name,
  value,
  help,
  placeholder = "",
  error,
  ...rest
}: Field & { value: string; suffix: string; placeholder?: string; inputMode: "decimal" | "numeric" }) => {
  const style = useNumberStyle();
  const [text, setText] = useState(typeable(value, style));
  return (
    <>
      <TextField
        value={text}
        onChange={setText}
        placeholder={typeable(placeholder, style)}
        helpText={help}
        autoComplete="off"
        error={useFieldError(name, error)}
        {...rest}
      />
      <input type="hidden" name={name} value={plainTyped(text, style)} />
    </>
  );
};

/** One entry a line. */
export const Lines = ({ value, ...rest }: Field & { value: string[] }) => (
  <TextInput value={value.join("\n")} lines={3} {...rest} />
);

export const TextInput = ({
  value,
  lines,
  help,
  error,
  ...rest
}: Field & {
  value: string | null;
  type?: "email" | "tel";
  inputMode?: "numeric";
  labelHidden?: boolean;
  lines?: number;
}) => {
  const [text, setText] = useState(value ?? "");
  return (
    <TextField
      value={text}
      onChange={setText}
      multiline={lines}
      helpText={help}
      autoComplete="off"
      error={useFieldError(rest.name, error)}
      {...rest}
    />
  );
};

export const Choice = ({
  value,
  help,
  error,
  ...rest
}: Field & { value: string; labelHidden?: boolean; options: { value: string; label: string }[] }) => {
  const [chosen, setChosen] = useState(value);
  const words = Object.fromEntries(rest.options.map((option) => [option.value, option.label]));
  return (
    <Select
      value={chosen}
      onChange={setChosen}
      helpText={help}
      error={useFieldError(rest.name, error, words)}
      {...rest}
    />
  );
};

/** Sent as "yes" or "no": a box that is not ticked would not be sent at all. */
export const YesNo = ({ name, label, value, help, error }: Field & { value: boolean }) => {
  const [checked, setChecked] = useState(value);
  return (
    <>
      <Checkbox
        label={label}
        checked={checked}
        onChange={setChecked}
        helpText={help}
        error={useFieldError(name, error, YES_OR_NO)}
      />
      <input type="hidden" name={name} value={checked ? "yes" : "no"} />
    </>
  );
};
