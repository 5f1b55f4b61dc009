import { ordersIn, ordersToRead } from "../../../app/demand/sales/orders-to-read.server";
import { added, type Job, jobMoved } from "../../../app/jobs/jobs.server";
import { rollForwardStarted } from "../../../app/replenishment/planning/roll-forward.server";
import { pricesDoubted } from "../../../app/shops/shop-changes.server";
import type { LevelCursor } from "../../../app/stock/comparison/level-comparison.server";
import {
  reconciliationEnded,
  reconciliationStarted,
  unheardSince,
} from "../../../app/stock/comparison/reconciliations.server";
import { factChanges } from "../../deliveries/fact-changes";
import { importCatalog } from "../bulk/catalog";
import { importLevels } from "../bulk/levels";
import { importOrders, ordersChangedSince } from "../bulk/orders";
import type { FilePart, Kin } from "../bulk/part";
import { type FileCursor, readBulkFile } from "../bulk/reading";
import { type Found, type JobContext, type JobStep, type NextStep, onward } from "../job";
import { READING, readListedOrders } from "../read/listed-orders";
import { compareCatalog, compareLevels, compareOrders, type FileComparison } from "./files";
import { compareLocations } from "./locations";
import { lookForDeletedOrders } from "./orders";
import { compareShop } from "./shop";
import { lookForUnseen, lookForUnseenLevels, type UnseenKind } from "./unseen";

/**
 * What every step takes along: whose drift it finds, how far back deleted orders have been looked for, and whether
 * prices were doubted (0 or 1).
 */
interface Along {
  reconciliation: number;
  ordersBefore: string | null;
  ofDoubtedPrices?: number | undefined;
}

type File = "catalog" | "levels" | "orders";

/** Where a comparison stands. `asOf` is the time of the file in which something was not seen. */
type Cursor = Along &
  (
    | { phase: "locations" }
    | (FileCursor & { phase: File })
    | { phase: UnseenKind; asOf: number; after: string }
    | { phase: "levels unseen"; asOf: number; after: LevelCursor }
    | { phase: "orders again"; step: number }
    | { phase: "deleted orders"; left: number }
  );

const FILE_BEGINNING: FileCursor = { operation: null, at: 0 };
const NOTHING: Found = { statements: [], counts: {} };
const PAGES_OF_ORDERS = 4;
/** What they touch is planned in the same batch. */
const ORDERS_A_WRITE = 50;
/** A comparison that does not come to its end in half a day never will. */
const PATIENCE = 12 * 3_600_000;

/** Begins a comparison, where none runs. */
export const beginReconciliation: JobStep = async ({ database, jobs, shop, now }) => {
  await database.batch(reconciliationStarted(database, shop.id, now));
  await jobs.sendBatch([
    // What Shopify dropped is asked for again first: from here on nothing more is missed.
    { body: { kind: "converge-subscriptions", shop: shop.domain }, contentType: "json" },
    { body: { kind: "reconcile", shop: shop.domain }, contentType: "json" },
  ]);
  return "done";
};

/** Compares everything with Shopify and puts right what differs: the shop, locations, catalogue, levels, orders. */
export const reconcileShop: JobStep = async (context) => {
  const { job } = context;
  if (job?.state !== "running") return "done";
  const cursor: Cursor = JSON.parse(job.cursor);
  const comparing = new Comparing(context, job, cursor);
  if (job.startedAt < context.shop.installedAt) return comparing.failed("Evenstock was installed anew meanwhile.");
  if (context.now - job.startedAt > PATIENCE) return comparing.failed("It did not come to its end in half a day.");
  return step(comparing, cursor);
};

async function step(comparing: Comparing, cursor: Cursor): Promise<NextStep> {
  const { context, along } = comparing;
  switch (cursor.phase) {
    case "locations": {
      const [shop, locations] = [await compareShop(context), await compareLocations(context)];
      const found = { statements: [...shop.statements, ...locations.statements], counts: locations.counts };
      return comparing.moveWith(found, { ...along, phase: "catalog", ...FILE_BEGINNING });
    }
    case "catalog":
    case "levels":
    case "orders":
      return comparing.readFile(cursor, await FILES[cursor.phase](comparing));
    case "levels unseen": {
      const { found, statements, next } = await lookForUnseenLevels(context, along.reconciliation, cursor);
      const to: Cursor = next ? { ...cursor, after: next } : { ...along, phase: "orders", ...FILE_BEGINNING };
      return comparing.moveWith({ statements, counts: { gone: found } }, to);
    }
    case "orders again": {
      const orders = ordersIn(await ordersToRead(context.database, context.shop.id, ORDERS_A_WRITE).all());
      if (!orders.length)
        return comparing.moveWith(NOTHING, { ...along, phase: "deleted orders", left: PAGES_OF_ORDERS });
      const read = await readListedOrders(context, orders, Date.now() + READING);
      const written = factChanges(context.database, read.facts, [context.shop], context.now);
      const found = { statements: [...written, ...read.statements], counts: read.counts };
      return comparing.moveWith(found, { ...cursor, step: cursor.step + 1 });
    }
    case "deleted orders":
      return lookForOrders(comparing, cursor);
    default: {
      const { found, statements, next } = await lookForUnseen(context, cursor.phase, cursor);
      const to: Cursor = next === null ? AFTER[cursor.phase](along, cursor.asOf) : { ...cursor, after: next };
      return comparing.moveWith({ statements, counts: { gone: found } }, to);
    }
  }
}

interface FileOf {
  query: string;
  comparison: FileComparison;
  kin: Kin;
  next(asOf: number): Cursor;
}

const NO_PART: FilePart = { lines: [], beside: [] };

const FILES: Record<File, (comparing: Comparing) => Promise<FileOf>> = {
  catalog: async ({ along }) => ({
    query: importCatalog.query(""),
    kin: importCatalog,
    comparison: compareCatalog,
    next: (asOf) => ({ ...along, phase: "products", asOf, after: "0" }),
  }),
  levels: async ({ along }) => ({
    query: importLevels.query(""),
    kin: importLevels,
    comparison: compareLevels,
    next: (asOf) => ({ ...along, phase: "inventory_items", asOf, after: "0" }),
  }),
  orders: async ({ along, context: { database, shop } }) => ({
    query: ordersChangedSince(await unheardSince(database, shop.id)),
    kin: importOrders,
    comparison: compareOrders,
    next: () => ({ ...along, phase: "orders again", step: 0 }),
  }),
};

const AFTER: Record<UnseenKind, (along: Along, asOf: number) => Cursor> = {
  products: (along, asOf) => ({ ...along, phase: "variants", asOf, after: "0" }),
  variants: (along) => ({ ...along, phase: "levels", ...FILE_BEGINNING }),
  inventory_items: (along, asOf) => ({ ...along, phase: "levels unseen", asOf, after: { item: "0", location: 0 } }),
};

async function lookForOrders(comparing: Comparing, cursor: Extract<Cursor, { phase: "deleted orders" }>) {
  const { context, along } = comparing;
  const { found, statements, next } = await lookForDeletedOrders(context, along.ordersBefore);
  const to: Cursor = { ...cursor, ordersBefore: next, left: cursor.left - 1 };
  const isLast = next === null || to.left <= 0;
  const read = { statements, counts: { orders_gone: found } };
  return isLast ? comparing.done(read, to) : comparing.moveWith(read, to);
}

/** One comparison at work: its job, and how it moves. */
class Comparing {
  readonly along: Along;

  constructor(
    readonly context: JobContext,
    private readonly job: Job,
    { reconciliation, ordersBefore, ofDoubtedPrices }: Along,
  ) {
    this.along = { reconciliation, ordersBefore, ofDoubtedPrices };
  }

  readFile(cursor: Extract<Cursor, { phase: File }>, { query, kin, comparison, next }: FileOf) {
    return readBulkFile<Extract<Cursor, { phase: File }>>(this.context, this.job, cursor, {
      query: async () => query,
      kin,
      partsAWrite: 1,
      moved: (job, to) => this.moved(job, to, {}),
      failed: (reason) => this.failed(reason),
      write: async (job, [part = NO_PART], asOf, to) => {
        const found = await comparison(this.context, { ...this.along, asOf }, part);
        const { statements } = found;
        const counts = part.isAgain ? {} : found.counts;
        const cursorThen = to ?? next(asOf);
        const written = await this.context.database.batch([...statements, this.moved(job, cursorThen, counts)]);
        if (onward(...written) === "done") return undefined;
        return { ...job, cursor: JSON.stringify(cursorThen), counts: added(job.counts, counts) };
      },
    });
  }

  async moveWith({ statements, counts }: Found, to: Cursor): Promise<NextStep> {
    return onward(...(await this.context.database.batch([...statements, this.moved(this.job, to, counts)])));
  }

  /**
   * The cursor stays: the next comparison goes on from there in looking for deleted orders. Once prices that were doubted are read, all is
   * planned anew: what a supplier's list says counts by the shop's currency, and tells of no variant that it changed.
   */
  async done(found: Found, cursor: Cursor): Promise<NextStep> {
    const { database, shop, now } = this.context;
    const sums = added(this.job.counts, found.counts);
    const rolled = this.along.ofDoubtedPrices ? [rollForwardStarted(database, [shop], now)] : [];
    const statements = [...found.statements, ...rolled];
    await this.end({ statements, failure: null, to: { cursor, counts: sums, state: "done" } });
    return "done";
  }

  async failed(error: string): Promise<NextStep> {
    const { database, shop } = this.context;
    const statements = this.along.ofDoubtedPrices ? [pricesDoubted(database, shop)] : [];
    await this.end({ statements, failure: error, to: { cursor: this.along, state: "failed", error } });
    return "done";
  }

  private end(ending: {
    statements: D1PreparedStatement[];
    failure: string | null;
    to: Parameters<typeof jobMoved>[3];
  }) {
    const { database, shop, now } = this.context;
    const { failure, statements, to } = ending;
    const checked = (to.counts ?? this.job.counts).levels ?? 0;
    return database.batch([
      ...statements,
      reconciliationEnded(database, shop.id, { id: this.along.reconciliation, checked, failure }, now),
      jobMoved(database, shop.id, this.job, to, now),
    ]);
  }

  private moved(job: Job, to: Cursor, counts: Record<string, number>) {
    const { database, shop, now } = this.context;
    return jobMoved(database, shop.id, job, { cursor: to, counts: added(job.counts, counts) }, now);
  }
}
