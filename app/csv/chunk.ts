import * as z from "zod";
import { type Cells, type FileRow, MOST_TOGETHER } from "./format";

/** A file goes to the door in pieces of so many rows; each piece is saved whole or not at all. */
export const CHUNK_SIZE = MOST_TOGETHER;
/** UTF-8 of a piece's rows: the door takes 4 MB with what stands around them. */
const LARGEST_PIECE = 3 * 1024 * 1024;
/** No file of ours has half as many columns. */
const MOST_CELLS = 40;
/** 200 vendors of 255 letters in one cell. */
export const LONGEST_CELL = 60_000;

/** Counted before they are looked at, so that a mountain of rows costs no more than counting it. */
const rows = z
  .array(z.unknown(), "Send rows.")
  .min(1, "Send at least one row.")
  .max(CHUNK_SIZE, `Send at most ${CHUNK_SIZE} rows at once.`);

const cells = z
  .unknown()
  .superRefine((given, context) => {
    if (typeof given === "object" && given !== null && Object.keys(given).length > MOST_CELLS)
      context.addIssue({
        ...{ code: "too_big", origin: "set", maximum: MOST_CELLS, inclusive: true },
        message: `Send at most ${MOST_CELLS} cells a row.`,
      });
  })
  .pipe(z.record(z.string(), z.string().max(LONGEST_CELL, `Send at most ${LONGEST_CELL} letters in a cell.`)));

/** A piece of a file. To check is to answer what saving would, and to save nothing. */
export const chunkSchema = z.object({
  check: z.boolean(),
  rows: rows.pipe(z.array(z.object({ number: z.number().int().positive(), cells }))),
});
export type Chunk = z.infer<typeof chunkSchema>;

/** The rows of a file, divided into pieces that the door takes; what belongs together goes in one. */
export function piecesOf(rows: FileRow[], together?: (cells: Cells) => string): FileRow[][] {
  const encoder = new TextEncoder();
  const pieces: FileRow[][] = [];
  let size = 0;
  for (const group of together ? groupsOf(rows, together) : rows.map((row) => [row])) {
    const added = encoder.encode(JSON.stringify(group)).length;
    const piece = pieces.at(-1);
    if (piece && piece.length + group.length <= CHUNK_SIZE && size + added <= LARGEST_PIECE) {
      piece.push(...group);
      size += added;
    } else {
      pieces.push([...group]);
      size = added;
    }
  }
  return pieces;
}

function groupsOf(rows: FileRow[], together: (cells: Cells) => string): FileRow[][] {
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const key = together(row.cells);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Column → what the merchant should know of a cell that is taken as it is. */
const notes = z.record(z.string(), z.string()).optional();

const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({ number: z.number(), kind: z.enum(["added", "changed", "unchanged"]), notes }),
  z.object({ number: z.number(), kind: z.literal("refused"), refusals: z.record(z.string(), z.string()) }),
]);
export const answerSchema = z.object({ outcomes: z.array(outcomeSchema) });
export type Outcome = z.infer<typeof outcomeSchema>;
