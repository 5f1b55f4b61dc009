import { BlockStack } from "@shopify/polaris";
import { useState } from "react";
import type { FileFormat } from "../../csv/format";
import type { Sheet } from "../../csv/sheet";
import { ChooseFile } from "./choose-file";
import { ReviewFile } from "./review-file";

/** A file from the merchant's disk to our rows: choose, name its columns, look, import, see what became of it. */
export const CsvImport = <Value,>({
  format,
  door,
  noun,
  note,
  download,
  children,
}: {
  format: FileFormat<Value>;
  /** The address that takes the rows; what it gives is a file of this format. */
  door: string;
  /** What a row is: ["price", "prices"]. */
  noun: [one: string, many: string];
  /** What becomes of columns and cells that are left out. */
  note?: string;
  /** What the file is good for that the door gives. */
  download?: string;
  /** What the merchant should know about the columns. */
  children?: React.ReactNode;
}) => {
  const [sheet, setSheet] = useState<Sheet>();
  return (
    <BlockStack gap="400">
      {sheet ? (
        <ReviewFile
          key={sheet.name}
          sheet={sheet}
          format={format}
          door={door}
          noun={noun}
          note={note}
          startOver={() => setSheet(undefined)}
        />
      ) : (
        <ChooseFile columns={format.columns} door={door} download={download} onOpen={setSheet}>
          {children}
        </ChooseFile>
      )}
    </BlockStack>
  );
};
