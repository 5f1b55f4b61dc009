import { Button, Tag } from "@shopify/polaris";
import { type Filter, shownValue } from "./filter-select";
import { withChoices } from "./list-address";
import { FILTERS } from "./words";

/** What narrows the list, each to be taken away, and all at once. */
export const AppliedFilters = ({
  filters,
  address,
  searched,
  onRemove,
}: {
  filters: Filter[];
  address: string;
  searched: string;
  onRemove: (name: string, value: "") => void;
}) => {
  const applied = filters.filter(({ value }) => value !== "");
  if (applied.length === 0 && searched === "") return null;
  const without = Object.fromEntries(["q", ...filters.map(({ name }) => name)].map((name) => [name, ""]));
  return (
    <div className="FilterBar-Applied">
      {applied.map((filter) => (
        <Tag
          key={filter.name}
          onRemove={() => onRemove(filter.name, "")}
        >{`${filter.label}: ${shownValue(filter)}`}</Tag>
      ))}
      <Button variant="plain" url={withChoices(address, without)}>
        {applied.length === 0 ? FILTERS.appliedFilters.clearSearch : FILTERS.appliedFilters.clearAll}
      </Button>
    </div>
  );
};
