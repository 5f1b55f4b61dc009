import { Banner, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CellRefusals, FileColumn } from "../../csv/format";
import { refusedFile } from "../../csv/refused-file";
import type { Sheet } from "../../csv/sheet";
import { useNumberFormat } from "../number";
import { saveFile } from "../save-file";
import type { Saving } from "./use-saving";

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
        <Banner tone="critical" title="The import stopped before its end">
          <p>
            {format(saving.sent)} of {format(saving.total)} rows were dealt with and are kept. Import the same file
            again: what is saved already counts as unchanged.
          </p>
        </Banner>
      )}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {saving.state === "stopped" ? "So far" : `The ${many} are imported`}
          </Text>
          <dl className="Counts">
            {[
              ["Added", added],
              ["Changed", changed],
              ["Unchanged", unchanged],
              ["Refused", refused.size],
              ...(blank > 0 ? [["Passed over", blank]] : []),
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
                <List.Item key={`${number}/${note}`}>{`Row ${number}: ${note}`}</List.Item>
              ))}
              {said.length > MOST_SAID && <List.Item>{`${format(said.length - MOST_SAID)} more like these`}</List.Item>}
            </List>
          )}
          <InlineStack gap="200">
            {refused.size > 0 && <Button onClick={giveBack}>Download the refused rows with reasons</Button>}
            <Button onClick={startOver}>Import another file</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
};
