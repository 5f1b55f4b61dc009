import { Form } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SearchField } from "../search-field";
import { AppliedFilters } from "./applied-filters";
import { type Filter, FilterSelect } from "./filter-select";
import { useFilterBar } from "./use-filter-bar";
import { FILTERS } from "./words";

/**
 * What of a list is shown, and in which order: all of it stands in the address. It looks as it is typed into; without
 * JavaScript it is a form with a button.
 */
export const FilterBar = ({
  address,
  search,
  filters = [],
  sort,
  onOpen,
  children,
}: {
  /** The list's own, without a place. */
  address: string;
  /** `label` says by what. */
  search?: { text: string; label: string };
  filters?: Filter[];
  /** The orders that are offered beside the list's own. */
  sort?: Filter;
  /** Somebody comes to the filters: what they offer can be asked for. */
  onOpen?: () => void;
  /** At the end of the line. */
  children?: ReactNode;
}) => {
  const bar = useFilterBar(address, search?.text ?? "");
  const shown = [...filters, ...(sort ? [sort] : [])];
  const { pathname, kept } = bar.form(["q", ...shown.map(({ name }) => name)]);
  return (
    <div className="FilterBar">
      <Form action={pathname} role="search" className="FilterBar-Form" onSubmit={bar.submit}>
        {search && <SearchField label={search.label} typed={bar.typed} onChange={bar.type} />}
        {shown.length > 0 && (
          <fieldset
            className="FilterBar-Fields"
            aria-label={FILTERS.filterBar.filters}
            onFocus={onOpen}
            onPointerEnter={onOpen}
          >
            {shown.map((filter) => (
              <FilterSelect key={filter.name} filter={filter} onChange={(value) => bar.choose(filter.name, value)} />
            ))}
          </fieldset>
        )}
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <noscript>
          <Button submit>{FILTERS.filterBar.search}</Button>
        </noscript>
      </Form>
      {children}
      <AppliedFilters filters={filters} address={address} searched={search?.text ?? ""} onRemove={bar.choose} />
    </div>
  );
};
