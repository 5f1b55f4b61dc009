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
import { TitledCard } from "../ui/titled-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.order.name ?? "Purchase order" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
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
      subtitle={`${order.supplier ?? "No supplier named"}, to ${order.destination ?? "no location"}`}
      backAction={{ content: "Purchase orders in Shopify", url: "/purchase-orders/shopify" }}
    >
      <BlockStack gap="400">
        <TitledCard
          title="Lines"
          note={
            <>
              As Shopify told it <Moment at={order.readAt} timeZone={timeZone} />. It is changed in Shopify.
            </>
          }
        >
          <ListTable
            caption="Lines"
            columns={shopifyLineColumns(order.currency)}
            rows={order.lines}
            keyOf={({ id }) => id}
          />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
