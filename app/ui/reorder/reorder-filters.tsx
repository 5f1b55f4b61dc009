import type { ReactNode } from "react";
import { addressOf, type ReorderFilter, type ReorderSort } from "../../replenishment/reorder/list";
import { FilterBar } from "../filters/filter-bar";
import { locationFilter, productTypeFilter, supplierFilter, useChoices, vendorFilter } from "../filters/use-choices";
import type { LocationNames } from "../location-name";
import { REORDER } from "./words";

/** What of the tab is listed, and in which order. Its children stand at the end of the line. */
export const ReorderFilters = ({
  filter,
  suppliers,
  locationNames,
  children,
}: {
  filter: ReorderFilter;
  suppliers: { supplierId: number; name: string }[];
  locationNames: LocationNames;
  children: ReactNode;
}) => {
  const { vendors, types, ask } = useChoices();
  const named = suppliers.map(({ supplierId, name }) => ({ id: supplierId, name }));
  return (
    <FilterBar
      address={addressOf(filter)}
      search={{ text: filter.text ?? "", label: REORDER.reorderFilters.searchThisTab }}
      onOpen={ask}
      filters={[
        supplierFilter(named, filter.supplier, null),
        vendorFilter(vendors, filter.vendor),
        productTypeFilter(types, filter.type),
        ...(filter.tab === "all"
          ? []
          : [locationFilter(locationNames, filter.location || null, REORDER.reorderFilters.wholeShop)]),
      ]}
      sort={sortOf(filter.sort)}
    >
      {children}
    </FilterBar>
  );
};

const sortOf = (sort: ReorderFilter["sort"]) => ({
  ...{ name: "sort", label: REORDER.reorderFilters.sort, any: SORTS.worth, value: sort ?? "" },
  options: (["cover", "title"] as const).map((value) => ({ value, label: SORTS[value] })),
});

const SORTS = {
  worth: REORDER.reorderFilters.mostAtStakeFirst,
  cover: REORDER.reorderFilters.runsOutFirst,
  title: REORDER.reorderFilters.byTitle,
} satisfies Record<ReorderSort, string>;
