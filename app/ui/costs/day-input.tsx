import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { useFieldError } from "../meanwhile";

/** A day as its browser asks for it, sent as YYYY-MM-DD; blank where it is not known. */
export const DayInput = ({
  name,
  label,
  value,
  error,
}: {
  name: string;
  label: string;
  value: string;
  error: string | undefined;
}) => {
  const [day, setDay] = useState(value);
  return (
    <TextField
      name={name}
      label={label}
      type="date"
      value={day}
      onChange={setDay}
      autoComplete="off"
      error={useFieldError(name, error)}
    />
  );
};
