import { type Job, wasMoved } from "../../../app/jobs/jobs.server";
import { jsonLines } from "../../../app/shopify/json-lines";
import { AT_ONCE, type JobContext, type NextStep, onward } from "../job";
import { bulkFile } from "./file";
import { type Elsewhere, elsewhereIn, type FilePart, idOf, type Kin, partOf } from "./part";

/** So many rows go into one parameter, half a megabyte as a rule. */
const LINES_A_PART = 5000;
/** Of the file; what is kept of it is less, and D1 takes 2 MB. */
const BYTES_A_PART = 1_900_000;
/** A step ends after so many milliseconds of reading: what runs long may be killed. */
const STEP = 1500;

/** A file that ends before its last line is read on so many times before it counts as broken. */
const TRIES = 5;

/** Which bulk operation writes the file, and how far it was read, in bytes and in lines. */
export interface FileCursor {
  operation: string | null;
  at: number;
  lines?: number;
  /** So often it ended before its last line. */
  cuts?: number;
  /** Children were found that stand apart from their parents: what is needed is looked for in the whole file first. */
  isScattered?: boolean;
  /** Up to here in bytes parents were written without their children: they are written again, and not counted again. */
  again?: number;
}

/** What a job does with a file. */
interface Reading<Cursor extends FileCursor> {
  query(): Promise<string>;
  kin: Kin;
  /** So many parts of the file are written at once, in one round trip; at most some ten thousand lines are held in memory. */
  partsAWrite: number;
  moved(job: Job, to: Cursor): D1PreparedStatement;
  failed(reason: string): Promise<unknown>;
  /**
   * Writes parts of the file, in their order, and moves the job in one batch: to `to`, or, where it is null, past the end of the file.
   * Answers with the job as it then stands, or with undefined where another runner has moved it.
   */
  write(job: Job, parts: FilePart[], readAt: number, to: Cursor | null): Promise<Job | undefined>;
}

/** One step of a bulk query: it is asked for, waited for, or read on from where the last step stopped. */
export async function readBulkFile<Cursor extends FileCursor>(
  context: JobContext,
  job: Job,
  cursor: Cursor,
  reading: Reading<Cursor>,
): Promise<NextStep> {
  const file = await bulkFile(context.admin, () => reading.query(), cursor.operation);
  switch (file.kind) {
    case "busy":
      await reading.moved(job, cursor).run();
      return { delaySeconds: 30 };
    case "waiting":
      await reading.moved(job, { ...cursor, operation: file.operation }).run();
      return { delaySeconds: 1 };
    case "failed":
      await reading.failed(file.reason);
      return "done";
    case "ready": {
      // Shopify's clock may be behind ours, and tells whole seconds: what it read after the install must not look older.
      const readAt = Math.max(file.readAt, context.shop.installedAt);
      if (file.url) return readLines(context, job, cursor, reading, { url: file.url, readAt, total: file.lines });
      if (file.lines > 0) return readAgain(job, cursor, reading, { found: 0, total: file.lines });
      return (await reading.write(job, [{ lines: [], beside: [] }], readAt, null)) ? AT_ONCE : "done";
    }
  }
}

/**
 * Groups are asked for, a parent and then its children: a part ends before a parent. Where a file is in another order, what
 * its lines need is read first, and a part ends anywhere. Parents that were written without their children by then are
 * written once more, as a read of a millisecond later.
 */
async function readLines<Cursor extends FileCursor>(
  { admin }: JobContext,
  job: Job,
  cursor: Cursor,
  reading: Reading<Cursor>,
  { url, readAt, total }: { url: string; readAt: number; total: number },
): Promise<NextStep> {
  const { kin, partsAWrite } = reading;
  const endsAt = Date.now() + STEP;
  const elsewhere = cursor.isScattered ? await elsewhereIn(await admin.download(url, 0), kin) : undefined;
  const { again = 0 } = cursor;
  if (again > 0) readAt += 1;
  let { at: begun } = cursor;
  // A cursor of an earlier release does not tell how many lines it has read.
  const read = cursor.lines ?? (begun === 0 ? 0 : null);
  /** Up to where the file is written; what is held beyond it is read again, should the step end otherwise. */
  let written = { at: begun, lines: read ?? 0 };
  let before = written.lines;
  let held: FilePart[] = [];
  let lines: unknown[] = [];
  let weight = 0;
  const scattered = async () => {
    const from = kin.needed === "parents" ? written : { at: 0, lines: 0, again: written.at };
    return onward(await reading.moved(job, { ...cursor, ...from, isScattered: true }).run());
  };
  const part = (): FilePart | undefined => {
    const found = partOf(lines, kin, elsewhere);
    return found && begun < again ? { ...found, isAgain: true } : found;
  };
  for await (const together of jsonLines(await admin.download(url, cursor.at), cursor.at))
    for (const { value, at } of together) {
      const isFull = weight >= LINES_A_PART || at - begun >= BYTES_A_PART || at === again;
      if (isFull && lines.length > 0 && (elsewhere || kin.parentOf(value) === undefined)) {
        const full = part();
        if (!full) return scattered();
        held.push(full);
        before += lines.length;
        begun = at;
        lines = [];
        weight = 0;
        if (held.length >= partsAWrite) {
          const moved = await reading.write(job, held, readAt, {
            ...cursor,
            ...(read !== null && { lines: before }),
            at,
          });
          if (!moved) return "done";
          if (Date.now() > endsAt) return AT_ONCE;
          job = moved;
          written = { at, lines: before };
          held = [];
        }
      }
      lines.push(value);
      weight += 1 + (elsewhere ? neededBeside(value, kin, elsewhere) : 0);
    }
  const found = before + lines.length;
  if (read !== null && found < total) return readAgain(job, { ...cursor, ...written }, reading, { found, total });
  const last = part();
  if (!last) return scattered();
  return (await reading.write(job, [...held, last], readAt, null)) ? AT_ONCE : "done";
}

/** How many lines come along with a parent. */
function neededBeside(line: unknown, { parentOf, needed }: Kin, elsewhere: Elsewhere): number {
  if (needed === "parents" || parentOf(line) !== undefined) return 0;
  return elsewhere.get(idOf(line))?.length ?? 0;
}

/** A download cut between two lines looks whole: only Shopify's own count tells. What came before is written already. */
async function readAgain<Cursor extends FileCursor>(
  job: Job,
  cursor: Cursor,
  reading: Reading<Cursor>,
  { found, total }: { found: number; total: number },
): Promise<NextStep> {
  const cuts = (cursor.cuts ?? 0) + 1;
  if (cuts < TRIES)
    return wasMoved([await reading.moved(job, { ...cursor, cuts }).run()]) ? { delaySeconds: 15 * cuts } : "done";
  await reading.failed(`Shopify's export ended after ${found} of ${total} lines.`);
  return "done";
}
