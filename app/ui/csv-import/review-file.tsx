import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useMemo, useState } from "react";
import type { FileFormat } from "../../csv/format";
import { guessedMapping, mappedRows, missingColumns } from "../../csv/mapping";
import type { Sheet } from "../../csv/sheet";
import { counted, ROWS } from "../../words/counted";
import { GoOn } from "../go-on";
import { useNumberFormat } from "../number";
import { ColumnMapping } from "./column-mapping";
import { ImportResult } from "./import-result";
import { PreviewTable } from "./preview-table";
import { SavingProgress } from "./saving-progress";
import { type Checked, useCheck } from "./use-check";
import { useDecimalSign } from "./use-decimal-sign";
import { useSaving } from "./use-saving";
import { CSV_IMPORT } from "./words";

/** Which column is which, how the first rows would be read, and what becomes of them. */
export const ReviewFile = <Value,>({
  sheet,
  format,
  door,
  noun,
  note,
  startOver,
}: {
  sheet: Sheet;
  format: FileFormat<Value>;
  door: string;
  noun: [one: string, many: string];
  note?: string;
  startOver: () => void;
}) => {
  const { columns } = format;
  const [mapping, setMapping] = useState(() => guessedMapping(columns, sheet.headings));
  const { sign, ...decimal } = useDecimalSign(sheet, columns, mapping);
  const { rows, blank } = useMemo(() => mappedRows(sheet, columns, mapping, sign), [sheet, columns, mapping, sign]);
  const checked = useCheck(format, door, rows);
  const { saving, save } = useSaving(door, format.together);
  const missing = missingColumns(columns, mapping);
  return <GoOn step={saving?.state}>{step()}</GoOn>;

  function step() {
    if (saving?.state === "saving") return <SavingProgress saving={saving} noun={noun} />;
    if (saving)
      return (
        <ImportResult
          sheet={sheet}
          columns={columns}
          saving={saving}
          noun={noun}
          refusedHere={checked.refused}
          blank={blank}
          startOver={startOver}
        />
      );
    return (
      <>
        <Card>
          <ColumnMapping
            columns={columns}
            headings={sheet.headings}
            mapping={mapping}
            setMapping={setMapping}
            sign={sign}
            {...decimal}
            note={note}
          />
        </Card>
        <Card padding="0">
          <PreviewTable
            columns={columns}
            isTold={({ name }) => mapping[name] != null}
            rows={rows}
            refused={checked.refused}
            notes={checked.notes}
          />
        </Card>
        {missing.length > 0 ? (
          <Banner tone="warning">
            <p>{CSV_IMPORT.reviewFile.sayWhichColumnHolds(missing.map(({ label }) => label).join(", "))}</p>
          </Banner>
        ) : (
          <Findings checked={checked} total={rows.length} blank={blank} />
        )}
        <div className="BesideCards">
          <InlineStack align="end" gap="200">
            <Button onClick={startOver}>{CSV_IMPORT.reviewFile.chooseAnotherFile}</Button>
            <ImportButton
              count={checked.good.length}
              noun={noun}
              ready={missing.length === 0 && decimal.doubtful === undefined && checked.asked !== "asking"}
              onImport={() => void save(checked.good)}
            />
          </InlineStack>
          {decimal.doubtful !== undefined && (
            <Text as="p" tone="critical" alignment="end">
              {CSV_IMPORT.columnMapping.mayBeThousands(decimal.doubtful)}
            </Text>
          )}
        </div>
      </>
    );
  }
};

const ImportButton = ({
  count,
  noun: [one, many],
  ready,
  onImport,
}: {
  count: number;
  noun: [one: string, many: string];
  ready: boolean;
  onImport: () => void;
}) => {
  const format = useNumberFormat();
  return (
    <Button variant="primary" disabled={!ready || count === 0} onClick={onImport}>
      {CSV_IMPORT.reviewFile.import(counted(count, { one, other: many }, format))}
    </Button>
  );
};

const Findings = ({
  checked: { refused, notes, compared, asked },
  total,
  blank,
}: {
  checked: Checked;
  total: number;
  blank: number;
}) => {
  const format = useNumberFormat();
  if (asked === "asking") return <Text as="p">{CSV_IMPORT.reviewFile.checkingTheRows}</Text>;
  return (
    <BlockStack gap="200">
      {asked === "unanswered" && (
        <Banner tone="warning">
          <p>{CSV_IMPORT.reviewFile.theRowsCouldNotBe}</p>
        </Banner>
      )}
      <div className="BesideCards">
        <Text as="p" tone={refused.size > 0 ? "critical" : "subdued"}>
          {refused.size === 0
            ? CSV_IMPORT.reviewFile.noMistakeFound(counted(total, ROWS, format))
            : CSV_IMPORT.reviewFile.ofRowsWillNotBe(format(refused.size), format(total))}
        </Text>
        {asked === "asked" && compared > 0 && compared + refused.size < total && (
          <Text as="p" tone="subdued">
            {CSV_IMPORT.reviewFile.theFirstRowsWereCompared(format(compared))}
          </Text>
        )}
        {notes.size > 0 && (
          <Text as="p" tone="caution">
            {CSV_IMPORT.reviewFile.lookAgain(notes.size, format)}
          </Text>
        )}
        {blank > 0 && (
          <Text as="p" tone="subdued">
            {CSV_IMPORT.reviewFile.skipped(blank, format)}
          </Text>
        )}
      </div>
    </BlockStack>
  );
};
