import { Banner, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CellRefusals, FileColumn } from "../../csv/format";
import { refusedFile } from "../../csv/refused-file";
import type { Sheet } from "../../csv/sheet";
import { useNumberFormat } from "../number";
import { saveFile } from "../save-file";
import type { Saving } from "./use-saving";
import { CSV_IMPORT } from "./words";

const MOST_SAID = 20;

export const ImportResult = ({
  sheet,
  columns,
  saving,
  noun: [, many],
  refusedHere,
  blank,
  startOver,
}: {
  sheet: Sheet;
  columns: readonly FileColumn[];
  saving: Saving;
  noun: [one: string, many: string];
  refusedHere: Map<number, CellRefusals>;
  /** Rows that held nothing in the columns that were read. */
  blank: number;
  startOver: () => void;
}) => {
  const format = useNumberFormat();
  const refused = new Map([...refusedHere, ...saving.refused]);
  const said = [...saving.notes].flatMap(([number, notes]) => Object.values(notes).map((note) => ({ number, note })));
  const { added, changed, unchanged } = saving.counts;
  const giveBack = () =>
    saveFile(new Blob([refusedFile(sheet, columns, refused)], { type: "text/csv" }), `refused-${sheet.name}`);
  return (
    <BlockStack gap="400">
      {saving.state === "stopped" && (
        <Banner tone="critical" title={CSV_IMPORT.importResult.theImportStoppedBefore}>
          <p>{CSV_IMPORT.importResult.ofRowsWereDealt(format(saving.sent), format(saving.total))}</p>
        </Banner>
      )}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {saving.state === "stopped" ? CSV_IMPORT.importResult.soFar : CSV_IMPORT.importResult.theAreImported(many)}
          </Text>
          <dl className="Counts">
            {[
              [CSV_IMPORT.importResult.added, added],
              [CSV_IMPORT.importResult.changed, changed],
              [CSV_IMPORT.importResult.unchanged, unchanged],
              [CSV_IMPORT.importResult.refused, refused.size],
              ...(blank > 0 ? [[CSV_IMPORT.importResult.passedOver, blank]] : []),
            ].map(([name, count]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{format(Number(count))}</dd>
              </div>
            ))}
          </dl>
          {said.length > 0 && (
            <List>
              {said.slice(0, MOST_SAID).map(({ number, note }) => (
                <List.Item key={`${number}/${note}`}>{CSV_IMPORT.importResult.row(number, note)}</List.Item>
              ))}
              {said.length > MOST_SAID && (
                <List.Item>{CSV_IMPORT.importResult.moreLikeThese(format(said.length - MOST_SAID))}</List.Item>
              )}
            </List>
          )}
          <InlineStack gap="200">
            {refused.size > 0 && <Button onClick={giveBack}>{CSV_IMPORT.importResult.downloadTheRefusedRows}</Button>}
            <Button onClick={startOver}>{CSV_IMPORT.importResult.importAnotherFile}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
};
