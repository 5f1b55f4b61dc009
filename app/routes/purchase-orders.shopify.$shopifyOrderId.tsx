import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { findShopifyOrder } from "../purchasing/shopify-orders/shopify-orders.server";
import { authenticate } from "../requests/authenticate.server";
import { Moment } from "../ui/day";
import { ListTable } from "../ui/list-table";
import { shopifyLineColumns } from "../ui/purchasing/in-shopify/line-columns";
import { ShopifyState } from "../ui/purchasing/in-shopify/order-columns";
import { PAGES } from "../ui/purchasing/in-shopify/words";
import { TitledCard } from "../ui/titled-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.order.name ?? PAGES.one }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const id = /^\d{1,15}$/.exec(params.shopifyOrderId ?? "");
  const order = id ? await findShopifyOrder(database, shop, Number(id[0])) : undefined;
  if (!order) throw new Response(null, { status: 404 });
  return { order, timeZone: zoneOf(shop.timeZone, Date.now()) };
}

export default function ShopifyPurchaseOrder() {
  const { order, timeZone } = useLoaderData<typeof loader>();
  return (
    <Page
      title={order.name}
      titleMetadata={<ShopifyState order={order} />}
      subtitle={PAGES.way(order.supplier, order.destination)}
      backAction={{ content: PAGES.title, url: "/purchase-orders/shopify" }}
    >
      <BlockStack gap="400">
        <TitledCard
          title={PAGES.lines}
          note={
            <>
              {PAGES.asTold} <Moment at={order.readAt} timeZone={timeZone} />
              {PAGES.changedThere}
            </>
          }
        >
          <ListTable
            caption={PAGES.lines}
            columns={shopifyLineColumns(order.currency)}
            rows={order.lines}
            keyOf={({ id }) => id}
          />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
