import type { ReactNode } from "react";
import {
  type AlertKind,
  type AlertList,
  type AlertSort,
  alertListAddress,
  sortsOf,
  usualSort,
} from "../../replenishment/alerts/alert-list";
import { FilterBar } from "../filters/filter-bar";
import { locationFilter, productTypeFilter, useChoices, vendorFilter } from "../filters/use-choices";
import type { LocationNames } from "../location-name";
import { ALERTS } from "./words";

/** What of the tab is listed, and in which order. Its children stand at the end of the line. */
export const AlertFilters = ({
  list,
  locationNames,
  children,
}: {
  list: AlertList;
  locationNames: LocationNames;
  children: ReactNode;
}) => {
  const { vendors, types, ask } = useChoices();
  const usual = usualSort(list.tab);
  const sorts = sortsOf(list.tab).filter((sort) => sort !== usual);
  return (
    <FilterBar
      address={alertListAddress(list)}
      search={{ text: list.text, label: ALERTS.alertFilters.searchByProductSkuBarcode }}
      onOpen={ask}
      filters={[
        {
          name: "kind",
          label: ALERTS.alertFilters.kind,
          any: ALERTS.alertFilters.allKinds,
          value: list.kind ?? "",
          options: KINDS.filter(({ value }) => value !== "move" || list.tab !== "closed"),
        },
        locationFilter(locationNames, list.locationId),
        vendorFilter(vendors, list.vendor),
        productTypeFilter(types, list.productType),
      ]}
      sort={
        sorts.length === 0
          ? undefined
          : {
              name: "sort",
              label: ALERTS.alertFilters.sort,
              any: SORTS[usual],
              value: list.sort === usual ? "" : list.sort,
              options: sorts.map((value) => ({ value, label: SORTS[value] })),
            }
      }
    >
      {children}
    </FilterBar>
  );
};

const KINDS: { value: AlertKind; label: string }[] = [
  { value: "out", label: ALERTS.alertFilters.outOfStock },
  { value: "low", label: ALERTS.alertFilters.low },
  { value: "move", label: ALERTS.alertFilters.othersCanSpare },
];

const SORTS = {
  "-opened": ALERTS.alertFilters.newestFirst,
  opened: ALERTS.alertFilters.oldestFirst,
  back: ALERTS.alertFilters.backFirst,
  "-closed": ALERTS.alertFilters.lastClosedFirst,
  title: ALERTS.alertFilters.productAToZ,
  "-title": ALERTS.alertFilters.productZ,
  cover: ALERTS.alertFilters.runsOutFirst,
} satisfies Record<AlertSort, string>;
