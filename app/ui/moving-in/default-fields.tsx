import { BlockStack, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { Mapping } from "../../csv/mapping";
import type { DayOrder } from "../../purchasing/moving-in/reading/day-told";
import { DEFAULTED, type Defaults } from "../../purchasing/moving-in/reading/orders-in-rows";
import { MOVING_IN } from "./words";

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
        {MOVING_IN.defaultFields.whatTheFileDoesNot}
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
            label={MOVING_IN.defaultFields.is}
            options={[
              { value: "day first", label: MOVING_IN.defaultFields.april },
              { value: "month first", label: MOVING_IN.defaultFields.march },
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
  number: MOVING_IN.defaultFields.orderNumber,
  supplier: MOVING_IN.supplier,
  status: MOVING_IN.status,
  ordered_on: MOVING_IN.ordered,
  received_on: MOVING_IN.defaultFields.received,
  destination: MOVING_IN.defaultFields.destination,
  currency: MOVING_IN.defaultFields.suppliersCurrency,
} satisfies Record<(typeof DEFAULTED)[number], string>;
