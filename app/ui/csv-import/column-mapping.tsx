import { BlockStack, InlineGrid, Select, Text } from "@shopify/polaris";
import type { FileColumn } from "../../csv/format";
import type { Mapping } from "../../csv/mapping";
import type { DecimalSign } from "../../csv/plain-number";
import { CSV_IMPORT } from "./words";

const NONE = "";

export const ColumnMapping = ({
  columns,
  headings,
  mapping,
  setMapping,
  sign,
  setSign,
  doubtful,
  note = CSV_IMPORT.columnMapping.aColumnThatIsLeft,
}: {
  columns: readonly FileColumn[];
  headings: string[];
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
  sign: DecimalSign;
  setSign: (sign: DecimalSign) => void;
  /** A number that says nothing before the sign is chosen. */
  doubtful?: string;
  /** What becomes of columns that are left out. */
  note?: string;
}) => (
  <BlockStack gap="300">
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {CSV_IMPORT.columnMapping.columns}
      </Text>
      <Text as="p" tone="subdued">
        {note}
      </Text>
    </BlockStack>
    <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
      {columns.map(({ name, label, required }) => (
        <Select
          key={name}
          label={required ? CSV_IMPORT.columnMapping.needed(label) : label}
          options={[
            { value: NONE, label: CSV_IMPORT.columnMapping.notInTheFile },
            ...headings.map((heading, index) => ({ value: String(index), label: heading })),
          ]}
          value={mapping[name] == null ? NONE : String(mapping[name])}
          onChange={(chosen) => setMapping({ ...mapping, [name]: chosen === NONE ? null : Number(chosen) })}
        />
      ))}
      {columns.some(({ number }) => number) && (
        <Select
          label={CSV_IMPORT.columnMapping.decimalSign}
          options={[
            { value: ".", label: CSV_IMPORT.columnMapping.point },
            { value: ",", label: CSV_IMPORT.columnMapping.comma },
          ]}
          placeholder={doubtful && CSV_IMPORT.columnMapping.choose}
          error={doubtful && CSV_IMPORT.columnMapping.mayBeThousands(doubtful)}
          value={doubtful ? NONE : sign}
          onChange={(chosen) => setSign(chosen === "," ? "," : ".")}
        />
      )}
    </InlineGrid>
  </BlockStack>
);
