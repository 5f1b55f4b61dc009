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
  children,
}: {
  format: FileFormat<Value>;
  /** The address that takes the rows; what it gives is a file of this format. */
  door: string;
  /** What a row is: ["price", "prices"]. */
  noun: [one: string, many: string];
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
          startOver={() => setSheet(undefined)}
        />
      ) : (
        <ChooseFile columns={format.columns} door={door} onOpen={setSheet}>
          {children}
        </ChooseFile>
      )}
    </BlockStack>
  );
};
