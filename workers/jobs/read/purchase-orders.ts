import { dayOf } from "../../../app/days/calendar";
import { findJob, type Job, jobMoved, jobStarted } from "../../../app/jobs/jobs.server";
import { arrivalsKept, type KeptOrder, shopifyOrderRow } from "../../../app/purchasing/shopify-orders/shopify-order";
import {
  listKeptOrders,
  shopifyOrdersKept,
  unlistedGone,
} from "../../../app/purchasing/shopify-orders/shopify-orders.server";
import { isGranted, PURCHASE_ORDER_SCOPES } from "../../../app/session/permissions";
import { scopesTold } from "../../../app/session/scopes.server";
import { PURCHASE_ORDER_LINES, PURCHASE_ORDERS, type ToldOrder } from "../../../app/shopify/graphql/purchasing/orders";
import { SHOP } from "../../../app/shopify/graphql/shop";
import { type JobContext, type JobStep, onward } from "../job";
import { allPages } from "./all-pages";
import { readArrivals } from "./shipments";

/** Where a reading stands. `began`: epoch ms; null until Shopify was asked what it allows. */
interface Cursor {
  began: number | null;
  after: string | null;
  /** Whether Shopify tells us what of the orders came. */
  tellsArrivals: boolean;
  /** What came is asked of every order, of those that are over too. */
  asksAll: boolean;
}

/**
 * Begins to read Shopify's own purchase orders, from the first one on. Once a day of the shop's it is asked what came of each;
 * otherwise of those of which something may still come.
 */
export const beginPurchaseOrders: JobStep = async ({ database, jobs, shop, now }) => {
  const last = await findJob(database, shop.id, "read-purchase-orders");
  const asksAll = last?.state !== "done" || dayOf(last.updatedAt, shop.timeZone) !== dayOf(now, shop.timeZone);
  const beginning: Cursor = { began: null, after: null, tellsArrivals: false, asksAll };
  await jobStarted(database, shop.id, "read-purchase-orders", beginning, now).run();
  await jobs.send({ kind: "read-purchase-orders", shop: shop.domain }, { contentType: "json" });
  return "done";
};

/** A page of them a step. What is read twice, or late, changes nothing: a row knows when it was asked for. */
export const readPurchaseOrders: JobStep = async (context) => {
  const { job } = context;
  if (job?.state !== "running") return "done";
  const cursor: Cursor = JSON.parse(job.cursor);
  return cursor.began === null
    ? begun(context, job, cursor)
    : pageRead(context, job, { ...cursor, began: cursor.began });
};

/** What Shopify allows is asked, and not looked up: a merchant may have granted or taken it a moment ago. */
async function begun({ database, shop, admin, now }: JobContext, job: Job, { asksAll }: Cursor) {
  const { currentAppInstallation } = await admin.request(SHOP, {});
  const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle);
  const [orders = "", ...arrivals] = PURCHASE_ORDER_SCOPES;
  const mayRead = isGranted(scopes, orders);
  const tellsArrivals = arrivals.every((scope) => isGranted(scopes, scope));
  const moved = await database.batch([
    scopesTold(database, shop, scopes),
    // Where it may not be read any more, what was read is of no use: it goes out of what is on the way.
    ...(mayRead ? [] : await unlistedGone(database, shop, now, now)),
    jobMoved(
      database,
      shop.id,
      job,
      { cursor: { began: now, after: null, tellsArrivals, asksAll }, state: mayRead ? "running" : "done" },
      now,
    ),
  ]);
  return mayRead ? onward(...moved) : "done";
}

async function pageRead(context: JobContext, job: Job, cursor: Cursor & { began: number }) {
  const { began, after, tellsArrivals, asksAll } = cursor;
  const { database, shop, admin, now } = context;
  const { inventoryPurchaseOrders: page } = await admin.request(PURCHASE_ORDERS, { after });
  const ids = page.nodes.map(({ id }) => id);
  const kept = asksAll ? new Map<string, KeptOrder>() : await listKeptOrders(database, shop, ids);
  const rows = [];
  for (const told of page.nodes) {
    const order = { ...told, lines: await linesOf(context, told) };
    const arrivals = tellsArrivals
      ? (arrivalsKept(order, kept.get(order.id)) ?? (await readArrivals(context, told)))
      : undefined;
    rows.push(shopifyOrderRow(order, arrivals, shop.timeZone));
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  const moved = await database.batch([
    ...(await shopifyOrdersKept(database, shop, rows, now, now)),
    ...(hasNextPage ? [] : await unlistedGone(database, shop, began, now)),
    jobMoved(
      database,
      shop.id,
      job,
      {
        cursor: { ...cursor, after: endCursor },
        counts: { ...job.counts, orders: (job.counts.orders ?? 0) + rows.length },
        state: hasNextPage ? "running" : "done",
      },
      now,
    ),
  ]);
  return hasNextPage ? onward(...moved) : "done";
}

const linesOf = ({ admin }: JobContext, { id, lineItems }: ToldOrder) =>
  allPages(lineItems, async (after) => {
    const { inventoryPurchaseOrder } = await admin.request(PURCHASE_ORDER_LINES, {
      ...{ id: `gid://shopify/InventoryPurchaseOrder/${id}`, after },
    });
    return inventoryPurchaseOrder?.lineItems;
  });
