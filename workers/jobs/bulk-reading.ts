import { jsonLines } from "../../app/shopify/json-lines";
import { type Job, wasMoved } from "../../app/shops/jobs.server";
import { bulkFile } from "./bulk-file";
import type { JobContext, NextStep } from "./job";

/** Some thousand rows go into one parameter of at most 0.6 MB, well below D1's 2 MB. */
const LINES_A_WRITE = 2000;
/** A step ends after so many milliseconds of reading: what runs long may be killed. */
const STEP = 1500;

export const AT_ONCE: NextStep = { delaySeconds: 0 };

/** Shopify's word that an export is ready may wake a second runner: the one that moves nothing ends. */
export const onward = (...written: D1Result[]): NextStep => (wasMoved(written) ? AT_ONCE : "done");

/** Which bulk operation writes the file, and how far it was read, in bytes. */
export interface FileCursor {
  operation: string | null;
  at: number;
}

/** What a job does with a file. */
export interface Reading<Cursor extends FileCursor> {
  query: string;
  /** May reading be interrupted before this line? */
  startsGroup(line: unknown): boolean;
  moved(to: Cursor): D1PreparedStatement;
  failed(reason: string): Promise<unknown>;
  /**
   * Writes some whole groups of lines and moves the job in one batch: to `to`, or, where it is null, past the end of the
   * file. Answers with the job as it then stands, or with undefined where another runner has moved it.
   */
  write(job: Job, lines: unknown[], readAt: number, to: Cursor | null): Promise<Job | undefined>;
}

/** One step of a bulk query: it is asked for, waited for, or read on from where the last step stopped. */
export async function readBulkFile<Cursor extends FileCursor>(
  context: JobContext,
  job: Job,
  cursor: Cursor,
  reading: Reading<Cursor>,
): Promise<NextStep> {
  const file = await bulkFile(context.admin, reading.query, cursor.operation);
  switch (file.kind) {
    case "busy":
      await reading.moved(cursor).run();
      return { delaySeconds: 30 };
    case "waiting":
      await reading.moved({ ...cursor, operation: file.operation }).run();
      return { delaySeconds: 1 };
    case "failed":
      await reading.failed(file.reason);
      return "done";
    case "ready": {
      // Shopify's clock may be behind ours, and tells whole seconds: what it read after the install must not look older.
      const readAt = Math.max(file.readAt, context.shop.installedAt);
      if (file.url) return readLines(context, job, cursor, reading, { url: file.url, readAt });
      return (await reading.write(job, [], readAt, null)) ? AT_ONCE : "done";
    }
  }
}

async function readLines<Cursor extends FileCursor>(
  { admin }: JobContext,
  job: Job,
  cursor: Cursor,
  { startsGroup, write }: Reading<Cursor>,
  { url, readAt }: { url: string; readAt: number },
): Promise<NextStep> {
  const endsAt = Date.now() + STEP;
  let lines: unknown[] = [];
  for await (const { value, at } of jsonLines(await admin.download(url, cursor.at), cursor.at)) {
    if (lines.length >= LINES_A_WRITE && startsGroup(value)) {
      const written = await write(job, lines, readAt, { ...cursor, at });
      if (!written) return "done";
      if (Date.now() > endsAt) return AT_ONCE;
      job = written;
      lines = [];
    }
    lines.push(value);
  }
  return (await write(job, lines, readAt, null)) ? AT_ONCE : "done";
}
