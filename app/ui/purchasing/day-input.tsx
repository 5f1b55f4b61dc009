import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { goneBy } from "../../days/gone-by";
import { dayOfIso } from "../../days/iso-day";
import { useFieldError } from "../meanwhile";

/** An expected day, as the browser's own calendar chooses it; "" is none. */
export const DayInput = ({
  name,
  label,
  value,
  today,
  help,
  error,
}: {
  name: string;
  label: string;
  value: string;
  /** In the shop's zone. */
  today: number;
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
      helpText={goneBy(dayOfIso(text), today) ?? help}
      autoComplete="off"
      error={useFieldError(name, error)}
    />
  );
};
