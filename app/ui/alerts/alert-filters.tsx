import {
  type AlertKind,
  type AlertList,
  type AlertSort,
  alertListAddress,
  sortsOf,
  usualSort,
} from "../../replenishment/alerts/alert-list";
import { FilterBar } from "../filters/filter-bar";
import { locationFilter, useChoices, vendorFilter } from "../filters/use-choices";
import type { LocationNames } from "../stock-by-location";

export const AlertFilters = ({ list, locationNames }: { list: AlertList; locationNames: LocationNames }) => {
  const { vendors, ask } = useChoices();
  const usual = usualSort(list.tab);
  const sorts = sortsOf(list.tab).filter((sort) => sort !== usual);
  return (
    <FilterBar
      address={alertListAddress(list)}
      search={{ text: list.text, label: "Search by product, SKU, barcode or vendor" }}
      onOpen={ask}
      filters={[
        {
          ...{ name: "kind", label: "Kind", any: "All kinds", value: list.kind ?? "" },
          options: KINDS.filter(({ value }) => value !== "move" || list.tab !== "closed"),
        },
        locationFilter(locationNames, list.locationId),
        vendorFilter(vendors, list.vendor),
      ]}
      sort={
        sorts.length === 0
          ? undefined
          : {
              ...{ name: "sort", label: "Sort by", any: SORTS[usual], value: list.sort === usual ? "" : list.sort },
              options: sorts.map((value) => ({ value, label: SORTS[value] })),
            }
      }
    />
  );
};

const KINDS: { value: AlertKind; label: string }[] = [
  { value: "out", label: "Out of stock" },
  { value: "low", label: "Low" },
  { value: "move", label: "Others can spare" },
];

const SORTS = {
  "-opened": "Newest first",
  opened: "Oldest first",
  back: "Back first",
  "-closed": "Last closed first",
  title: "Product, A to Z",
  "-title": "Product, Z to A",
  cover: "Runs out first",
} satisfies Record<AlertSort, string>;
