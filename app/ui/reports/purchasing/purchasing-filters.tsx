import { BlockStack, Card, Text } from "@shopify/polaris";
import type { TypedDays } from "../../../reports/filter/filter";
import { type PurchasingFilter, purchasingAddress, TEN_YEARS } from "../../../reports/purchasing/purchasing-report";
import { FilterBar } from "../../filters/filter-bar";
import { supplierFilter, useChoices } from "../../filters/use-choices";
import { type Sorted, sortBy, useDates } from "../report-filters";
import { TwoDays } from "../two-days";

/** What of a report of purchase orders is shown, and in which order. */
export const PurchasingFilters = ({
  path,
  filter,
  supplierName,
  columns,
  today,
  days,
}: {
  path: string;
  filter: PurchasingFilter;
  /** Of the supplier that is chosen. */
  supplierName: string | null;
  columns: Sorted[];
  today: number;
  /** Its own days and those that are typed; else why it has none. */
  days: { own: number; typed: TypedDays | null } | { why: string };
}) => {
  const { suppliers, ask } = useChoices();
  const address = purchasingAddress(path, filter);
  const { own, typed } = "why" in days ? { own: null, typed: null } : days;
  const dates = useDates({ own, typed, any: true, period: filter.period });
  return (
    <Card>
      <BlockStack gap="300">
        <FilterBar
          address={address}
          onOpen={ask}
          filters={[...("why" in days ? [] : [dates]), supplierFilter(suppliers, filter.supplier, supplierName)]}
          sort={sortBy(columns, filter.sort ?? "")}
        />
        {typed && (
          <TwoDays key={`${typed.from} ${typed.to}`} typed={typed} today={today} address={address} reach={TEN_YEARS} />
        )}
        {"why" in days && (
          <Text as="p" tone="subdued">
            {days.why}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};
