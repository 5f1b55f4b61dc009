import { BlockStack, Box, InlineGrid, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { FileColumn } from "../../csv/format";
import { type Mapping, missingColumns } from "../../csv/mapping";
import type { DecimalSign } from "../../csv/plain-number";
import { CSV_IMPORT } from "./words";

const NONE = "";

/** Which column of the file is which: unfolded where one that is needed was not found, so that on a phone the rows come first. */
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
}) => {
  const [unfolded] = useState(() => missingColumns(columns, mapping).length > 0);
  // Once asked for it stays where it was chosen.
  const [asked, setAsked] = useState(false);
  if (doubtful && !asked) setAsked(true);
  const found = columns.filter(({ name }) => mapping[name] != null);
  const left = headings.filter((heading, at) => heading !== "" && !Object.values(mapping).includes(at));
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {CSV_IMPORT.columnMapping.columns}
        </Text>
        <Text as="p" tone="subdued">
          {note}
        </Text>
      </BlockStack>
      {left.length > 0 && <Text as="p">{CSV_IMPORT.columnMapping.notRead(left.join(", "))}</Text>}
      {asked && <SignChoice {...{ sign, setSign, doubtful }} />}
      <details open={unfolded}>
        <summary>{CSV_IMPORT.columnMapping.read(found.map(({ label }) => label).join(", "))}</summary>
        <Box paddingBlockStart="300">
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
            {!asked && columns.some(({ number }) => number) && <SignChoice {...{ sign, setSign }} />}
          </InlineGrid>
        </Box>
      </details>
    </BlockStack>
  );
};

const SignChoice = ({
  sign,
  setSign,
  doubtful,
}: {
  sign: DecimalSign;
  setSign: (sign: DecimalSign) => void;
  doubtful?: string;
}) => (
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
);
