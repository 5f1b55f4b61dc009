import { planChanges } from "../../app/replenishment/plans.server";
import { listVariantsAfter } from "../../app/replenishment/variant-range.server";
import { jsonLines } from "../../app/shopify/json-lines";
import { dayOf, isoDay } from "../../app/shops/calendar";
import { findJob, type Job, jobMoved, jobStarted, wasMoved } from "../../app/shops/jobs.server";
import { rowChanges } from "../fact-changes";
import { bulkFile } from "./bulk-file";
import type { BulkReader } from "./bulk-reader";
import { importCatalog } from "./import-catalog";
import { importLevels } from "./import-levels";
import { importLocations } from "./import-locations";
import { importOrders } from "./import-orders";
import type { JobContext, JobStep, NextStep } from "./job";

type File = "catalog" | "levels" | "orders";

/** Where the import stands: which bulk operation writes a file, how far it was read, up to which variant plans are made. */
type Cursor =
  | { phase: "locations" }
  | { phase: File; operation: string | null; at: number }
  | { phase: "plans"; after: number };

const BEGINNING: Cursor = { phase: "locations" };

const FILES: Record<File, { reader: BulkReader; next: Cursor }> = {
  catalog: { reader: importCatalog, next: { phase: "levels", operation: null, at: 0 } },
  levels: { reader: importLevels, next: { phase: "orders", operation: null, at: 0 } },
  orders: { reader: importOrders, next: { phase: "plans", after: 0 } },
};

/** Some thousand rows go into one parameter of at most 0.6 MB, well below D1's 2 MB. */
const LINES_A_WRITE = 2000;
/** A step ends after so many milliseconds of reading: what runs long may be killed. */
const STEP = 1500;
const VARIANTS_A_STEP = 250;

/** The first import: locations, catalogue, levels, orders, then a plan for every variant. */
export const importShop: JobStep = async (context) => {
  const { database, shop, now } = context;
  const job = await findJob(database, shop.id, "import");
  if (job && job.startedAt >= shop.installedAt) return job.state === "running" ? step(context, job) : "done";
  await jobStarted(database, shop.id, "import", BEGINNING, now).run();
  return AT_ONCE;
};

const AT_ONCE: NextStep = { delaySeconds: 0 };

/** Shopify's word that an export is ready may wake a second runner: the one that moves nothing ends. */
const onward = (...written: D1Result[]): NextStep => (wasMoved(written) ? AT_ONCE : "done");

async function step(context: JobContext, job: Job): Promise<NextStep> {
  const cursor: Cursor = JSON.parse(job.cursor);
  switch (cursor.phase) {
    case "locations": {
      const counts = { locations: await importLocations(context) };
      return onward(await moved(context, job, { phase: "catalog", operation: null, at: 0 }, counts).run());
    }
    case "plans":
      return plan(context, job, cursor.after);
    default:
      return fromFile(context, job, cursor);
  }
}

async function fromFile(context: JobContext, job: Job, cursor: Extract<Cursor, { phase: File }>): Promise<NextStep> {
  const { reader, next } = FILES[cursor.phase];
  const file = await bulkFile(context.admin, reader.query(await salesFrom(context)), cursor.operation);
  switch (file.kind) {
    case "busy":
      await moved(context, job, cursor).run();
      return { delaySeconds: 30 };
    case "waiting":
      await moved(context, job, { ...cursor, operation: file.operation }).run();
      return { delaySeconds: 1 };
    case "failed":
      await failed(context, job, file.reason).run();
      return "done";
    case "ready":
      if (file.url) return read(context, job, cursor, { url: file.url, readAt: file.readAt });
      return onward(await moved(context, job, next).run());
  }
}

/** Reads on from where the last step stopped; each write moves the cursor with it. */
async function read(
  context: JobContext,
  job: Job,
  cursor: Extract<Cursor, { phase: File }>,
  { url, readAt }: { url: string; readAt: number },
): Promise<NextStep> {
  const { reader, next } = FILES[cursor.phase];
  // Shopify's clock may be behind ours, and tells whole seconds: what it read after the install must not look older.
  const read = (lines: unknown[]) => reader.read(context.shop, Math.max(readAt, context.shop.installedAt), lines);
  const endsAt = Date.now() + STEP;
  let lines: unknown[] = [];
  for await (const { value, at } of jsonLines(await context.admin.download(url, cursor.at), cursor.at)) {
    if (lines.length >= LINES_A_WRITE && reader.startsGroup(value)) {
      const written = await write(context, job, { ...cursor, at }, read(lines));
      if (!written) return "done";
      if (Date.now() > endsAt) return AT_ONCE;
      job = written;
      lines = [];
    }
    lines.push(value);
  }
  return (await write(context, job, next, read(lines))) ? AT_ONCE : "done";
}

/** Answers with the job as it then stands, or with undefined where another runner has moved it. */
async function write(
  context: JobContext,
  job: Job,
  cursor: Cursor,
  { facts, counts }: ReturnType<BulkReader["read"]>,
): Promise<Job | undefined> {
  const written = await context.database.batch([
    ...rowChanges(context.database, facts, context.now),
    moved(context, job, cursor, counts),
  ]);
  if (!wasMoved(written)) return undefined;
  return { ...job, cursor: JSON.stringify(cursor), counts: added(job.counts, counts) };
}

const moved = ({ database, shop, now }: JobContext, job: Job, cursor: Cursor, counts: Record<string, number> = {}) =>
  jobMoved(database, shop.id, job, { cursor, counts: added(job.counts, counts) }, now);

/** It waits for a person; whoever sets it to run again begins at the beginning. */
const failed = ({ database, shop, now }: JobContext, job: Job, error: string) =>
  jobMoved(database, shop.id, job, { cursor: BEGINNING, counts: {}, state: "failed", error }, now);

function added(counts: Record<string, number>, more: Record<string, number>) {
  const sums = { ...counts };
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

async function salesFrom({ database, shop }: JobContext): Promise<string> {
  const day = await database
    .prepare("SELECT sales_from_day FROM shops WHERE id = ?")
    .bind(shop.id)
    .first<number>("sales_from_day");
  return isoDay(day ?? 0);
}

async function plan(context: JobContext, job: Job, after: number): Promise<NextStep> {
  const { database, shop, now } = context;
  const range = await listVariantsAfter(database, shop.id, after, VARIANTS_A_STEP);
  if (!range) {
    await jobMoved(database, shop.id, job, { cursor: { phase: "plans", after }, state: "done" }, now).run();
    return "done";
  }
  const today = dayOf(now, shop.timeZone);
  return onward(
    ...(await database.batch([
      ...planChanges(database, [{ shopId: shop.id, ...range }], [{ shopId: shop.id, today }], now),
      moved(context, job, { phase: "plans", after: range.to }),
    ])),
  );
}
