import { type Job, wasMoved } from "../../../app/jobs/jobs.server";
import { AT_ONCE, type JobContext, type NextStep, onward } from "../job";
import { cutsOf } from "./cuts";
import { bulkFile } from "./file";
import { elsewhereIn, type FilePart, type Kin, partOf } from "./part";

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
 * Groups are asked for, a parent and then its children. Where a file is in another order, what its lines need is read first.
 * Parents that were written without their children by then are
 * written once more, as a read of a millisecond later.
 */
async function readLines<Cursor extends FileCursor>(
  { admin }: JobContext,
  job: Job,
  cursor: Cursor,
  reading: Reading<Cursor>,
  { url, readAt, total }: { url: string; readAt: number; total: number },
): Promise<NextStep> {
  const { kin } = reading;
  const endsAt = Date.now() + STEP;
  const elsewhere = cursor.isScattered ? await elsewhereIn(await admin.download(url, 0), kin) : undefined;
  const { again = 0 } = cursor;
  if (again > 0) readAt += 1;
  // A cursor of an earlier release does not tell how many lines it has read.
  const read = cursor.lines ?? (cursor.at === 0 ? 0 : null);
  /** Up to where the file is written; what is held beyond it is read again, should the step end otherwise. */
  let written = { at: cursor.at, lines: read ?? 0 };
  let before = written.lines;
  let held: FilePart[] = [];
  for await (const { lines, from, to } of cutsOf(await admin.download(url, cursor.at), cursor, kin, elsewhere)) {
    before += lines.length;
    if (to === null && read !== null && before < total)
      return readAgain(job, { ...cursor, ...written }, reading, { found: before, total });
    const part = partOf(lines, kin, elsewhere);
    if (!part) {
      const looked = kin.needed === "parents" ? written : { at: 0, lines: 0, again: written.at };
      return onward(await reading.moved(job, { ...cursor, ...looked, isScattered: true }).run());
    }
    held.push(from < again ? { ...part, isAgain: true } : part);
    if (to === null) return (await reading.write(job, held, readAt, null)) ? AT_ONCE : "done";
    if (held.length < reading.partsAWrite) continue;
    const moved = await reading.write(job, held, readAt, {
      ...cursor,
      ...(read !== null && { lines: before }),
      at: to,
    });
    if (!moved) return "done";
    if (Date.now() > endsAt) return AT_ONCE;
    job = moved;
    written = { at: to, lines: before };
    held = [];
  }
  throw new Error("A file was cut without an end.");
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
