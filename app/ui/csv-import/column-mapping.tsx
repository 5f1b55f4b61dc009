import { BlockStack, InlineGrid, Select, Text } from "@shopify/polaris";
import type { FileColumn } from "../../csv/format";
import type { Mapping } from "../../csv/mapping";
import type { DecimalSign } from "../../csv/plain-number";

const NONE = "";

export const ColumnMapping = ({
  columns,
  headings,
  mapping,
  setMapping,
  sign,
  setSign,
  note = "A column that is left out changes nothing. A blank cell clears what stands there.",
}: {
  columns: readonly FileColumn[];
  headings: string[];
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
  sign: DecimalSign;
  setSign: (sign: DecimalSign) => void;
  /** What becomes of columns that are left out. */
  note?: string;
}) => (
  <BlockStack gap="300">
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        Columns
      </Text>
      <Text as="p" tone="subdued">
        {note}
      </Text>
    </BlockStack>
    <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
      {columns.map(({ name, label, required }) => (
        <Select
          key={name}
          label={required ? `${label} (needed)` : label}
          options={[
            { value: NONE, label: "Not in the file" },
            ...headings.map((heading, index) => ({ value: String(index), label: heading })),
          ]}
          value={mapping[name] == null ? NONE : String(mapping[name])}
          onChange={(chosen) => setMapping({ ...mapping, [name]: chosen === NONE ? null : Number(chosen) })}
        />
      ))}
      {columns.some(({ number }) => number) && (
        <Select
          label="Decimal sign"
          options={[
            { value: ".", label: "Point: 12.50" },
            { value: ",", label: "Comma: 12,50" },
          ]}
          value={sign}
          onChange={(chosen) => setSign(chosen === "," ? "," : ".")}
        />
      )}
    </InlineGrid>
  </BlockStack>
);
