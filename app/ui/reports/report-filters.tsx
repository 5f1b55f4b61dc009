import { BlockStack, Card, Text } from "@shopify/polaris";
import { WINDOWS } from "../../demand/windows";
import { type Asked, reportOf } from "../../reports/filter/asked";
import { filteredAddress, sortName, TWO_DAYS, type TypedDays } from "../../reports/filter/filter";
import type { Period } from "../../reports/filter/span";
import type { Kind } from "../../reports/report";
import { REPORTS } from "../../reports/reports";
import { useLongDay } from "../day";
import { FilterBar } from "../filters/filter-bar";
import type { Filter } from "../filters/filter-select";
import { locationFilter, productTypeFilter, supplierFilter, useChoices, vendorFilter } from "../filters/use-choices";
import type { LocationNames } from "../location-name";
import { TwoDays } from "./two-days";
import { FILTER, periodValue } from "./words";

/** What of a report is shown, and in which order. A choice that a report cannot have is left out, with a word why. */
export const ReportFilters = ({
  asked,
  typed,
  path,
  locationNames,
  supplierName,
}: {
  asked: Asked;
  typed: TypedDays | null;
  path: string;
  locationNames: LocationNames;
  /** Of the supplier that is chosen. */
  supplierName: string | null;
}) => {
  const { filter } = asked;
  const { narrowed, days } = REPORTS[asked.report];
  const { vendors, types, suppliers, ask } = useChoices();
  const dates = useDates({
    own: days,
    any: "any" in narrowed.dates && narrowed.dates.any,
    typed,
    period: filter.period,
  });
  const address = filteredAddress(path, filter);
  return (
    <Card>
      <BlockStack gap="300">
        <FilterBar
          address={address}
          onOpen={ask}
          filters={[
            ...("any" in narrowed.dates ? [dates] : []),
            ...(narrowed.location ? [] : [locationFilter(locationNames, filter.location)]),
            withoutSupplier(supplierFilter(suppliers, filter.supplier, supplierName)),
            vendorFilter(vendors, filter.vendor),
            productTypeFilter(types, filter.productType),
          ]}
          sort={sortFilter(asked)}
        />
        {typed && <TwoDays key={`${typed.from} ${typed.to}`} typed={typed} today={asked.today} address={address} />}
        {narrowed.location && <Why>{narrowed.location.why}</Why>}
        {"why" in narrowed.dates && <Why>{narrowed.dates.why}</Why>}
        {filter.location !== null && days !== null && <Why>{FILTER.atLocation}</Why>}
      </BlockStack>
    </Card>
  );
};

const Why = ({ children }: { children: string }) => (
  <Text as="p" tone="subdued">
    {children}
  </Text>
);

/** The last so many days, or two that are typed where the report takes them. */
export function useDates({
  own,
  any,
  typed,
  period,
}: {
  /** Those of the report where none are chosen; null: all. */
  own: number | null;
  any: boolean;
  typed: TypedDays | null;
  period: Period | null;
}): Filter {
  const day = useLongDay();
  const twoDays = period && "from" in period ? FILTER.fromTo(day(period.from), day(period.to)) : FILTER.twoDays;
  return {
    name: "last",
    label: FILTER.dates,
    any: own === null ? FILTER.allDays : FILTER.last(own),
    value: typed ? TWO_DAYS : periodValue(period),
    options: [
      ...WINDOWS.filter((window) => window !== own).map((window) => ({
        value: String(window),
        label: FILTER.last(window),
      })),
      ...(any ? [{ value: TWO_DAYS, label: twoDays }] : []),
    ],
  };
}

const withoutSupplier = (filter: Filter): Filter => ({
  ...filter,
  options: [{ value: "0", label: FILTER.noSupplier }, ...filter.options],
});

function sortFilter(asked: Asked): Filter {
  const { sort } = asked.filter;
  const columns = [
    { by: "product" as const, heading: FILTER.product, kind: "word" as const },
    { by: "sku" as const, heading: FILTER.sku, kind: "word" as const },
    ...reportOf(asked).columns.map(({ figure, heading, kind }) => ({ by: figure, heading, kind })),
  ];
  return sortBy(columns, sort ? sortName(sort) : "");
}

export type Sorted = { by: string; heading: string; kind: Kind };

/** Without headings to press, as on a phone. */
export const sortBy = (columns: Sorted[], value: string): Filter => ({
  ...{ name: "sort", label: FILTER.sort, any: FILTER.ownOrder, value },
  options: columns.flatMap(({ by, heading, kind }) => {
    const [down, up] = FILTER[kind === "word" || kind === "day" ? kind : "number"];
    return [
      { value: `-${by}`, label: `${heading}, ${down}` },
      { value: by, label: `${heading}, ${up}` },
    ];
  }),
});
