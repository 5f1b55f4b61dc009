import { Select } from "@shopify/polaris";

export interface Filter {
  /** Of the address's parameter. */
  name: string;
  label: string;
  /** What "" is called: nothing is left out. */
  any: string;
  value: string;
  options: { value: string; label: string }[];
  /** What a value is called that is not offered any more. */
  gone?: string;
}

/** What is offered, and what is chosen also where it is offered no more: the list goes by it until it is taken away. */
export const FilterSelect = ({ filter, onChange }: { filter: Filter; onChange: (value: string) => void }) => {
  const { name, label, any, value, options } = filter;
  const isThere = value === "" || options.some((option) => option.value === value);
  return (
    <Select
      label={label}
      labelHidden
      name={name}
      options={[{ value: "", label: any }, ...options, ...(isThere ? [] : [{ value, label: shownValue(filter) }])]}
      value={value}
      onChange={onChange}
    />
  );
};

export const shownValue = ({ value, options, gone }: Filter) =>
  options.find((option) => option.value === value)?.label ?? gone ?? value;
