import { BlockStack, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { Mapping } from "../../csv/mapping";
import type { DayOrder } from "../../purchasing/moving-in/reading/day-told";
import { DEFAULTED, type Defaults } from "../../purchasing/moving-in/reading/orders-in-rows";

/** What holds for rows that do not say it: a file of one order tells neither its number nor its supplier. */
export const DefaultFields = ({
  mapping,
  defaults,
  setDefaults,
  dayOrder,
  setDayOrder,
  asksForDays,
}: {
  mapping: Mapping;
  defaults: Defaults;
  setDefaults: (defaults: Defaults) => void;
  dayOrder: DayOrder;
  setDayOrder: (order: DayOrder) => void;
  asksForDays: boolean;
}) => {
  const asked = DEFAULTED.filter((name) => mapping[name] == null);
  if (asked.length === 0 && !asksForDays) return null;
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        What the file does not say
      </Text>
      <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
        {asked.map((name) => (
          <TextField
            key={name}
            label={LABELS[name]}
            type={name.endsWith("_on") ? "date" : "text"}
            autoComplete="off"
            maxLength={200}
            value={defaults[name] ?? ""}
            onChange={(text) => setDefaults({ ...defaults, [name]: text })}
          />
        ))}
        {asksForDays && (
          <Select
            label="3/4/2026 is"
            options={[
              { value: "day first", label: "3 April" },
              { value: "month first", label: "March 4" },
            ]}
            value={dayOrder}
            onChange={(chosen) => setDayOrder(chosen === "month first" ? "month first" : "day first")}
          />
        )}
      </InlineGrid>
    </BlockStack>
  );
};

const LABELS = {
  number: "Order number",
  supplier: "Supplier",
  status: "Status",
  ordered_on: "Ordered on",
  received_on: "Received on",
  destination: "Destination",
  currency: "Supplier's currency",
} satisfies Record<(typeof DEFAULTED)[number], string>;
