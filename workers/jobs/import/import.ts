import { dayOf } from "../../../app/days/calendar";
import { isoDay } from "../../../app/days/iso-day";
import { ordersIn, ordersToRead } from "../../../app/demand/sales/orders-to-read.server";
import { IMPORT_BEGINNING, isRepeat } from "../../../app/jobs/import-beginning";
import { added, type Job, jobMoved, jobStarted, wasMoved } from "../../../app/jobs/jobs.server";
import { dailyFiguresKept } from "../../../app/replenishment/planning/daily-figures.server";
import { firstRolledForward } from "../../../app/replenishment/planning/roll-forward.server";
import {
  nextPlanningStep,
  PLANNING_BEGINS,
  type PlanningCursor,
} from "../../../app/replenishment/planning/steps.server";
import { figureChanges } from "../../../app/reports/figures/figures.server";
import { figuresTotalled } from "../../../app/reports/figures/totals.server";
import { findSalesFromDay } from "../../../app/shops/shops.server";
import { rowChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import { importCatalog } from "../bulk/catalog";
import { importLevels } from "../bulk/levels";
import { importOrders } from "../bulk/orders";
import type { BulkReader } from "../bulk/reader";
import { type FileCursor, readBulkFile } from "../bulk/reading";
import { AT_ONCE, type JobContext, type JobStep, type NextStep, onward } from "../job";
import { READING, readListedOrders } from "../read/listed-orders";
import { readLocations } from "./locations";

type File = "catalog" | "levels" | "orders";

/** Where the import stands: which bulk operation writes a file, how far it was read, up to which variant plans are made. */
type Cursor =
  | { phase: "locations" }
  | (FileCursor & { phase: File })
  | { phase: "orders again"; step: number }
  | ({ phase: "plans" } & PlanningCursor);

/** Some 25,000 lines in one batch: D1 is at it for a second or two, and they take some 30 MB in memory. */
const PARTS_A_WRITE = 5;

/** Of those that are read by themselves, some at a time: nothing is planned from them yet. */
const ORDERS_A_WRITE = 500;

const FILES: Record<File, { reader: BulkReader; next: Cursor }> = {
  catalog: { reader: importCatalog, next: { phase: "levels", operation: null, at: 0 } },
  levels: { reader: importLevels, next: { phase: "orders", operation: null, at: 0 } },
  orders: { reader: importOrders, next: { phase: "orders again", step: 0 } },
};

/** The first import: locations, catalogue, levels, orders, then a forecast and a plan for every variant. */
export const importShop: JobStep = async (context) => {
  const { database, shop, job, now } = context;
  if (job && job.startedAt >= shop.installedAt) return job.state === "running" ? step(context, job) : "done";
  await jobStarted(database, shop.id, "import", IMPORT_BEGINNING, now).run();
  return AT_ONCE;
};

async function step(context: JobContext, job: Job): Promise<NextStep> {
  const cursor: Cursor = JSON.parse(job.cursor);
  switch (cursor.phase) {
    case "locations": {
      const locations = await readLocations(context);
      const next: Cursor = { phase: "catalog", operation: null, at: 0 };
      return onward(
        ...(await context.database.batch([
          ...rowChanges(context.database, { ...noFacts(), locations }, context.now),
          moved(context, job, next, { locations: locations.length }),
        ])),
      );
    }
    case "orders again":
      return readAgain(context, job, cursor);
    case "plans":
      return plan(context, job, cursor);
    default:
      return fromFile(context, job, cursor);
  }
}

async function fromFile(context: JobContext, job: Job, cursor: Extract<Cursor, { phase: File }>): Promise<NextStep> {
  const { reader, next } = FILES[cursor.phase];
  return readBulkFile<Extract<Cursor, { phase: File }>>(context, job, cursor, {
    query: async () => reader.query(cursor.phase === "orders" ? await salesFrom(context) : ""),
    kin: reader,
    partsAWrite: PARTS_A_WRITE,
    moved: (job, to) => moved(context, job, to),
    failed: (reason) => failed(context, job, reason).run(),
    write: (job, parts, readAt, to) =>
      write(
        context,
        job,
        to ?? next,
        parts.map((part) => {
          const { facts, counts } = reader.read(context.shop, readAt, part);
          return { facts, counts: part.isAgain ? {} : counts };
        }),
      ),
  });
}

/** What the file of orders told in part: refunds, and lines that went from several places. As much of it as there is time for. */
async function readAgain(context: JobContext, job: Job, { step }: Extract<Cursor, { phase: "orders again" }>) {
  const { database, shop, now } = context;
  const until = Date.now() + READING;
  let orders = ordersIn(await ordersToRead(database, shop.id, ORDERS_A_WRITE).all());
  while (orders.length) {
    const read = await readListedOrders(context, orders, until);
    step += 1;
    const to: Cursor = { phase: "orders again", step };
    const written = await database.batch([
      ...rowChanges(database, read.facts, now),
      ...read.statements,
      ordersToRead(database, shop.id, ORDERS_A_WRITE),
      moved(context, job, to, read.counts),
    ]);
    if (!wasMoved(written)) return "done";
    if (Date.now() >= until) return AT_ONCE;
    orders = ordersIn(written.at(-2));
    job = { ...job, cursor: JSON.stringify(goingOn(job, to)), counts: added(job.counts, read.counts) };
  }
  return onward(await moved(context, job, { phase: "plans", ...PLANNING_BEGINS }).run());
}

/** Answers with the job as it then stands, or with undefined where another runner has moved it. */
async function write(
  context: JobContext,
  job: Job,
  cursor: Cursor,
  read: ReturnType<BulkReader["read"]>[],
): Promise<Job | undefined> {
  const counts = read.reduce<Record<string, number>>((sums, part) => added(sums, part.counts), {});
  const written = await context.database.batch([
    ...read.flatMap(({ facts }) => rowChanges(context.database, facts, context.now)),
    moved(context, job, cursor, counts),
  ]);
  if (!wasMoved(written)) return undefined;
  return { ...job, cursor: JSON.stringify(goingOn(job, cursor)), counts: added(job.counts, counts) };
}

/** That it is not the first goes along from its beginning to its end. */
const goingOn = (job: Job, cursor: Cursor) => (isRepeat(job) ? { ...cursor, isRepeat: true } : cursor);

const moved = ({ database, shop, now }: JobContext, job: Job, cursor: Cursor, counts: Record<string, number> = {}) =>
  jobMoved(database, shop.id, job, { cursor: goingOn(job, cursor), counts: added(job.counts, counts) }, now);

/** It waits for a person; whoever sets it to run again begins at the beginning. */
const failed = ({ database, shop, now }: JobContext, job: Job, error: string) =>
  jobMoved(database, shop.id, job, { cursor: goingOn(job, IMPORT_BEGINNING), counts: {}, state: "failed", error }, now);

async function salesFrom({ database, shop }: JobContext): Promise<string> {
  return isoDay(await findSalesFromDay(database, shop.id));
}

async function plan(context: JobContext, job: Job, cursor: Extract<Cursor, { phase: "plans" }>): Promise<NextStep> {
  const { database, shop, now } = context;
  const today = dayOf(now, shop.timeZone);
  const step = await nextPlanningStep(database, shop.id, cursor, today, now);
  if (!step) {
    await database.batch([
      dailyFiguresKept(database, shop.id, today),
      ...figuresTotalled(database, shop.id, today),
      ...firstRolledForward(database, shop, cursor, now),
      jobMoved(database, shop.id, job, { cursor, state: "done" }, now),
    ]);
    return "done";
  }
  const to: Cursor = { phase: "plans", ...step.cursor };
  const written = await database.batch([
    ...step.statements,
    ...(step.range ? figureChanges(database, shop.id, step.range) : []),
    moved(context, job, to),
  ]);
  const differing = step.comparing === undefined ? 0 : written[step.comparing]?.meta.changes;
  if (!differing || !wasMoved(written)) return onward(...written);
  // Some are planned otherwise from the days themselves: all are, from the beginning.
  console.error(JSON.stringify({ at: "import", shop: shop.domain, range: step.range, differing }));
  const left = { ...job, cursor: JSON.stringify(goingOn(job, to)) };
  return onward(await moved(context, left, { phase: "plans", ...PLANNING_BEGINS, countsDays: true }).run());
}
