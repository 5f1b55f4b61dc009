import { useState } from "react";
import type { FileFormat } from "../../csv/format";
import type { Sheet } from "../../csv/sheet";
import { GoOn } from "../go-on";
import { ChooseFile } from "./choose-file";
import type { ReviewFile } from "./review-file";

type Opened<Value> = { sheet: Sheet; format: FileFormat<Value>; Review: typeof ReviewFile };

/**
 * A file from the merchant's disk to our rows: choose, name its columns, look, import, see what became of it. How its rows are
 * read is fetched with the first file.
 */
export const CsvImport = <Value,>({
  labels,
  format,
  door,
  noun,
  note,
  download,
  children,
}: {
  /** Of the format's columns. */
  labels: string[];
  format: () => Promise<FileFormat<Value>>;
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
  const [opened, setOpened] = useState<Opened<Value>>();
  const open = async (sheet: Sheet) => {
    const [{ ReviewFile }, read] = await Promise.all([import("./review-file"), format()]);
    setOpened({ sheet, format: read, Review: ReviewFile });
  };
  return (
    <GoOn step={opened}>
      {opened ? (
        <opened.Review
          key={opened.sheet.name}
          sheet={opened.sheet}
          format={opened.format}
          door={door}
          noun={noun}
          note={note}
          startOver={() => setOpened(undefined)}
        />
      ) : (
        <ChooseFile labels={labels} door={door} download={download} onOpen={open}>
          {children}
        </ChooseFile>
      )}
    </GoOn>
  );
};
