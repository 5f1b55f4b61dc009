import { Select } from "@shopify/polaris";
import type { FormatName } from "../../outbound/formats/format";
import { FORM } from "./words";

export interface FormatOption {
  name: FormatName;
  label: string;
  note: string | null;
  timeoutS: number;
  retries: string;
  /** Its retries in words. */
  policy: string;
}

/** Which system's own way an endpoint is spoken to, with what that brings. */
export const FormatChoice = ({
  value,
  formats,
  onChange,
  error,
}: {
  value: FormatName;
  formats: FormatOption[];
  onChange: (format: FormatName) => void;
  error: string | undefined;
}) => {
  const chosen = formats.find(({ name }) => name === value);
  const choose = (name: string) => {
    const format = formats.find((each) => each.name === name);
    if (format) onChange(format.name);
  };
  return (
    <Select
      label={FORM.format}
      name="format"
      value={value}
      options={formats.map(({ name, label }) => ({ value: name, label }))}
      onChange={choose}
      helpText={chosen && FORM.brings(chosen.policy, chosen.timeoutS, chosen.note)}
      error={error}
    />
  );
};
