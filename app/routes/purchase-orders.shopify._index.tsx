import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { findJob } from "../jobs/jobs.server";
import { cursorIn } from "../lists/keyset";
import { hasHistory } from "../purchasing/orders/lists/list.server";
import { countsShopifyOrders, listShopifyOrders } from "../purchasing/shopify-orders/shopify-orders.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { isGranted, PURCHASE_ORDER_SCOPES } from "../session/permissions";
import { listScopes } from "../session/scopes.server";
import { EmptyList } from "../ui/empty-list";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { AllowReading } from "../ui/purchasing/in-shopify/allow-reading";
import { LastRead } from "../ui/purchasing/in-shopify/last-read";
import { shopifyOrderColumns } from "../ui/purchasing/in-shopify/order-columns";
import { OrderTabs } from "../ui/purchasing/in-shopify/order-tabs";
import { PAGES } from "../ui/purchasing/in-shopify/words";
import { useToast } from "../ui/use-toast";

const ADDRESS = "/purchase-orders/shopify";

export const meta: MetaFunction = () => [{ title: PAGES.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const [list, scopes, counts, job, movedIn] = await Promise.all([
    listShopifyOrders(database, shop, cursorIn(new URL(request.url).searchParams)),
    listScopes(database, shop),
    countsShopifyOrders(database, shop),
    findJob(database, shop.id, "read-purchase-orders"),
    hasHistory(database, shop),
  ]);
  return {
    list,
    counts,
    movedIn,
    today: dayOf(now, shop.timeZone),
    clock: { now, timeZone: zoneOf(shop.timeZone, now) },
    missing: PURCHASE_ORDER_SCOPES.filter((scope) => !isGranted(scopes, scope)),
    reading: job ? { state: job.state, at: job.updatedAt } : null,
  };
}

/** They are read again: by a person's hand, or because a person has just allowed it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  await askForJob(env, shop, "begin-purchase-orders");
  return { done: PAGES.reading };
}

export default function ShopifyPurchaseOrders() {
  const { list, counts, movedIn, today, clock, missing, reading } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useToast(answer?.done, answer);
  const mayRead = !missing.includes("read_inventory_purchase_orders");
  const whyNone = reading?.state === "done" ? PAGES.none : PAGES.toBeRead;
  return (
    <Page title={PAGES.orders} fullWidth>
      <BlockStack gap="400">
        {missing.length > 0 && <AllowReading scopes={PURCHASE_ORDER_SCOPES} mayRead={mayRead} action={ADDRESS} />}
        <PagedIndex
          tabs={<OrderTabs movedIn={movedIn} current="shopify" />}
          tools={mayRead && <LastRead reading={reading} action={ADDRESS} {...clock} />}
          note={counts ? PAGES.counted : PAGES.shown}
          address={ADDRESS}
          previous={list.previous}
          next={list.next}
        >
          {list.rows.length === 0 ? (
            <EmptyList>
              {mayRead ? whyNone : PAGES.notShown} <Link to="/settings/documents">{PAGES.setting}</Link>
            </EmptyList>
          ) : (
            <ListTable
              caption={PAGES.title}
              columns={shopifyOrderColumns({ today })}
              rows={list.rows}
              keyOf={({ id }) => id}
            />
          )}
        </PagedIndex>
      </BlockStack>
    </Page>
  );
}
