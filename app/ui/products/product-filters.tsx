import type { ReactNode } from "react";
import type { Sort } from "../../replenishment/overviews/overview";
import { type ProductList, productListAddress, sortOf, usualSort } from "../../replenishment/overviews/product-list";
import { FilterBar } from "../filters/filter-bar";
import { locationFilter, productTypeFilter, supplierFilter, useChoices, vendorFilter } from "../filters/use-choices";
import type { LocationNames } from "../location-name";
import { PRODUCTS } from "./words";

/** They hold on every tab. What can be chosen is asked for when the merchant comes to it. Its children stand at the end of the line. */
export const ProductFilters = ({
  list,
  supplierName,
  locationNames,
  children,
}: {
  list: ProductList;
  /** Of the supplier that is chosen. */
  supplierName: string | null;
  locationNames: LocationNames;
  children: ReactNode;
}) => {
  const { vendors, types, suppliers, ask } = useChoices();
  const usual = usualSort(list);
  const sorts = list.tab === "untracked" ? SORTS.filter((sort) => sort.endsWith("title")) : SORTS;
  return (
    <FilterBar
      address={productListAddress(list)}
      search={{ text: list.text, label: PRODUCTS.productFilters.searchByProductSkuBarcode }}
      onOpen={ask}
      filters={[
        supplierFilter(suppliers, list.supplierId, supplierName),
        vendorFilter(vendors, list.vendor),
        productTypeFilter(types, list.productType),
        sellOutFilter(list.sellOut),
        { ...locationFilter(locationNames, list.locationId), label: PRODUCTS.productFilters.figures },
      ]}
      sort={{
        name: "sort",
        label: PRODUCTS.productFilters.sort,
        any: list.tab === "untracked" ? NAMES.added : NAMES[usual],
        value: sortOf(list) === usual ? "" : sortOf(list),
        options: sorts.filter((sort) => sort !== usual).map((value) => ({ value, label: NAMES[value] })),
      }}
    >
      {children}
    </FilterBar>
  );
};

const sellOutFilter = (chosen: boolean) => ({
  ...{ name: "sellOut", label: PRODUCTS.productFilters.reordering, any: PRODUCTS.productFilters.anyReordering },
  value: chosen ? "yes" : "",
  options: [{ value: "yes", label: PRODUCTS.productFilters.sellOut }],
});

const NAMES = {
  title: PRODUCTS.productFilters.productAToZ,
  "-title": PRODUCTS.productFilters.productZ,
  cover: PRODUCTS.productFilters.daysOfCoverFewestFirst,
  "-cover": PRODUCTS.productFilters.daysOfCoverMostFirst,
  available: PRODUCTS.productFilters.availableFewestFirst,
  "-available": PRODUCTS.productFilters.availableMostFirst,
  "-risk": PRODUCTS.productFilters.mostSalesAtRiskFirst,
  added: PRODUCTS.productFilters.oldestFirst,
} satisfies Record<Sort, string>;

const SORTS = ["title", "-title", "cover", "-cover", "available", "-available", "-risk", "added"] as const;
