import { Box, Text } from "@shopify/polaris";
import type { CellRefusals, FileColumn, FileRow } from "../../csv/format";
import { type Column, ListTable } from "../list-table";
import { inView } from "./in-view";
import { CSV_IMPORT } from "./words";

const FIRST = 10;
const MOST_REFUSED = 20;
/** In letters: half a phone's width has no room for a number beside a longer heading. */
const LONGEST_PAIRED = 16;

/** The first rows as they are read, and the first of the others with a mistake or a word to say, each beside its cell. */
export const PreviewTable = ({
  columns,
  isTold,
  rows,
  refused,
  notes,
}: {
  columns: readonly FileColumn[];
  /** Whether the file has it. */
  isTold: (column: FileColumn) => boolean;
  rows: FileRow[];
  refused: Map<number, CellRefusals>;
  notes: Map<number, CellRefusals>;
}) => {
  const others = rows
    .slice(FIRST)
    .filter(({ number }) => refused.has(number) || notes.has(number))
    .slice(0, MOST_REFUSED);
  return (
    <>
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {CSV_IMPORT.previewTable.theFirstRows(others.length > 0 && CSV_IMPORT.previewTable.andOthersToLook)}
        </Text>
      </Box>
      <ListTable
        caption={CSV_IMPORT.previewTable.rowsOfTheFile}
        columns={previewColumns(inView(columns, isTold, refused, notes), refused, notes)}
        rows={[...rows.slice(0, FIRST), ...others]}
        keyOf={({ number }) => number}
      />
    </>
  );
};

const previewColumns = (
  columns: readonly FileColumn[],
  refused: Map<number, CellRefusals>,
  notes: Map<number, CellRefusals>,
): Column<FileRow>[] => [
  {
    heading: CSV_IMPORT.previewTable.inTheFile,
    cell: ({ number }) => <span style={{ whiteSpace: "nowrap" }}>{CSV_IMPORT.previewTable.row(number)}</span>,
  },
  ...columns.map(
    ({ name, label, number: numeric }): Column<FileRow> => ({
      heading: label,
      ...{ numeric, long: label.length > LONGEST_PAIRED },
      cell: ({ number, cells }) => (
        <PreviewCell text={cells[name] ?? ""} refusal={refused.get(number)?.[name]} note={notes.get(number)?.[name]} />
      ),
    }),
  ),
];

const PreviewCell = ({ text, refusal, note }: { text: string; refusal?: string; note?: string }) => (
  <>
    {text || "–"}
    {refusal && <span className="Aside CsvImport-Refusal">{refusal}</span>}
    {note && <span className="Aside CsvImport-Note">{note}</span>}
  </>
);
