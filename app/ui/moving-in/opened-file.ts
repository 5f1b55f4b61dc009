import { decoded } from "../../csv/decode";
import type { Sheet } from "../../csv/sheet";
import { sheetFrom } from "../../csv/sheet";
import { LARGEST_KEPT } from "../../purchasing/moving-in/kept-file";
import { type ReadArchive, readArchive } from "../../purchasing/moving-in/reading/archive";
import { isZip, openedArchive } from "../../purchasing/moving-in/reading/opened-archive";
import { MOVING_IN } from "./words";

/** A file of a former system as the browser has read it. */
export type OpenedFile = { name: string; bytes: Uint8Array<ArrayBuffer> } & (
  | { kind: "table"; sheet: Sheet }
  | { kind: "archive"; read: ReadArchive; warnings: string[] }
);
export type Opening = { kind: "opened"; file: OpenedFile } | { kind: "refused"; reason: string };

/** `currency`: the shop's own. */
export async function openedFile(name: string, bytes: Uint8Array<ArrayBuffer>, currency: string): Promise<Opening> {
  if (bytes.length > LARGEST_KEPT) return { kind: "refused", reason: MOVING_IN.openedFile.itIsLargerThanMb };
  if (isZip(bytes)) {
    const archive = await openedArchive(bytes);
    if (archive.kind === "refused") return archive;
    const read = readArchive(archive.records, currency);
    return { kind: "opened", file: { kind: "archive", name, bytes, read, warnings: archive.warnings } };
  }
  const opened = await sheetFrom(decoded(bytes), name, { mends: true });
  if (opened.kind === "refused") return opened;
  const { sheet } = opened;
  return { kind: "opened", file: { kind: "table", name, bytes, sheet: { ...sheet, headings: apart(sheet.headings) } } };
}

/** A heading that stands twice is told by its place. */
const apart = (headings: string[]) =>
  headings.map((heading, at) => (headings.indexOf(heading) === at ? heading : `${heading} (column ${at + 1})`));
