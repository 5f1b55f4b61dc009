import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useMemo, useState } from "react";
import type { FileFormat } from "../../csv/format";
import { decimalSignIn, guessedMapping, mappedRows, missingColumns } from "../../csv/mapping";
import type { DecimalSign } from "../../csv/plain-number";
import type { Sheet } from "../../csv/sheet";
import { useNumberFormat } from "../number";
import { ColumnMapping } from "./column-mapping";
import { ImportResult } from "./import-result";
import { PreviewTable } from "./preview-table";
import { SavingProgress } from "./saving-progress";
import { type Checked, useCheck } from "./use-check";
import { useSaving } from "./use-saving";

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
  const [chosenSign, setSign] = useState<DecimalSign>();
  const shownSign = useMemo(() => decimalSignIn(sheet, columns, mapping), [sheet, columns, mapping]);
  const sign = chosenSign ?? shownSign;
  const { rows, blank } = useMemo(() => mappedRows(sheet, columns, mapping, sign), [sheet, columns, mapping, sign]);
  const checked = useCheck(format, door, rows);
  const { saving, save } = useSaving(door, format.together);
  const missing = missingColumns(columns, mapping);
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
          setSign={setSign}
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
          <p>Say which column holds: {missing.map(({ label }) => label).join(", ")}.</p>
        </Banner>
      ) : (
        <Findings checked={checked} total={rows.length} blank={blank} />
      )}
      <div className="BesideCards">
        <InlineStack align="end" gap="200">
          <Button onClick={startOver}>Choose another file</Button>
          <ImportButton
            count={checked.good.length}
            noun={noun}
            ready={missing.length === 0 && checked.asked !== "asking"}
            onImport={() => void save(checked.good)}
          />
        </InlineStack>
      </div>
    </>
  );
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
      {`Import ${format(count)} ${count === 1 ? one : many}`}
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
  if (asked === "asking") return <Text as="p">Checking the rows…</Text>;
  return (
    <BlockStack gap="200">
      {asked === "unanswered" && (
        <Banner tone="warning">
          <p>The rows could not be checked against your shop just now. What does not fit is refused on import.</p>
        </Banner>
      )}
      <div className="BesideCards">
        <Text as="p" tone={refused.size > 0 ? "critical" : "subdued"}>
          {refused.size === 0
            ? `No mistake found in ${format(total)} ${total === 1 ? "row" : "rows"}.`
            : `${format(refused.size)} of ${format(total)} rows will not be taken. You get them back as a file with the reasons.`}
        </Text>
        {asked === "asked" && compared > 0 && compared + refused.size < total && (
          <Text as="p" tone="subdued">
            {`The first ${format(compared)} rows were compared with your shop. The others are when you import.`}
          </Text>
        )}
        {notes.size > 0 && (
          <Text as="p" tone="caution">
            {notes.size === 1
              ? "1 row has a cell to look at again. It is taken as it is if you import."
              : `${format(notes.size)} rows have a cell to look at again. They are taken as they are if you import.`}
          </Text>
        )}
        {blank > 0 && (
          <Text as="p" tone="subdued">
            {blank === 1
              ? "1 row holds nothing in these columns, such as a row for a picture, and is passed over."
              : `${format(blank)} rows hold nothing in these columns, such as rows for pictures, and are passed over.`}
          </Text>
        )}
      </div>
    </BlockStack>
  );
};
