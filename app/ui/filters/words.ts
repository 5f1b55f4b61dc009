export const FILTERS = {
  appliedFilters: {
    clearSearch: "Clear search",
    clearAll: "Clear all",
  },
  filterBar: {
    filters: "Filters",
    search: "Search",
  },
  newestFirst: {
    sort: "Sort by",
    newestFirst: "Newest first",
    oldestFirst: "Oldest first",
  },
  useChoices: {
    vendor: "Vendor",
    allVendors: "All vendors",
    noProductHasItNow: (vendor: string) => `${vendor} (no product has it now)`,
    productType: "Product type",
    allProductTypes: "All product types",
    noProductHasItNowWithType: (type: string) => `${type} (no product has it now)`,
    supplier: "Supplier",
    allSuppliers: "All suppliers",
    aSupplierThatIsGone: "a supplier that is gone",
    allLocations: "All locations",
    location: "Location",
    aLocationThatIsGone: "a location that is gone",
  },
};
