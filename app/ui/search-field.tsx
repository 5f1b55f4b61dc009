import { TextField } from "@shopify/polaris";

export const SearchField = ({
  label,
  typed,
  onChange,
}: {
  label: string;
  typed: string;
  onChange: (typed: string) => void;
}) => (
  <div className="FilterBar-Search">
    <TextField
      label={label}
      labelHidden
      name="q"
      type="search"
      placeholder={label}
      value={typed}
      onChange={onChange}
      autoComplete="off"
      maxLength={100}
    />
  </div>
);
