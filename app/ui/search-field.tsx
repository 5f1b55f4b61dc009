import { TextField } from "@shopify/polaris";

/** A field of words to look for, named to who cannot see it by what it looks through. */
export const SearchField = ({
  label,
  typed,
  onChange,
  className = "FilterBar-Search",
}: {
  label: string;
  typed: string;
  onChange: (typed: string) => void;
  className?: string;
}) => (
  <div className={className}>
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
