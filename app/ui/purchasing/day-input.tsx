import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { useFieldError } from "../meanwhile";

/** A day, as the browser's own calendar chooses it; "" is none. */
export const DayInput = ({
  name,
  label,
  value,
  help,
  error,
}: {
  name: string;
  label: string;
  value: string;
  help?: string;
  error: string | undefined;
}) => {
  const [text, setText] = useState(value);
  return (
    <TextField
      type="date"
      {...{ name, label }}
      value={text}
      onChange={setText}
      helpText={help}
      autoComplete="off"
      error={useFieldError(name, error)}
    />
  );
};
