import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import { listKnownLocations } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { parseOrderDetails } from "../purchasing/orders/details";
import { changeDetails } from "../purchasing/orders/details.server";
import { listTimeline } from "../purchasing/orders/lists/timeline.server";
import { bringsToClosed, detailTexts } from "../purchasing/orders/order";
import { isEditable } from "../purchasing/orders/purchase-order";
import { isMailedOnly } from "../purchasing/orders/timeline";
import { listSaved } from "../purchasing/paper/company.server";
import { listPaperCosts } from "../purchasing/paper/paper.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { newFormToken } from "../requests/form-token";
import { markOf } from "../requests/mark.server";
import { requireOrder } from "../requests/require-order.server";
import { AddVariants } from "../ui/add-variants";
import { Changed } from "../ui/changed";
import { CameBack } from "../ui/purchasing/came-back";
import { MoveDialog, type OrderMove, useOrderMoves } from "../ui/purchasing/order-actions";
import { OrderFields } from "../ui/purchasing/order-fields";
import { OrderLines } from "../ui/purchasing/order-lines";
import { OrderState } from "../ui/purchasing/order-state";
import { OrderTotals } from "../ui/purchasing/order-totals";
import { ONE } from "../ui/purchasing/order-words";
import { TimelineCard } from "../ui/purchasing/timeline-card";
import { ClosedLocation } from "../ui/receiving/closed-location";
import { SaveBarForm } from "../ui/save-bar-form";
import { useDownload } from "../ui/use-download";
import { useListAddress } from "../ui/use-list-address";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.order.number ?? ONE.one }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  const [locations, saved, timeline, costs, seen] = await Promise.all([
    listKnownLocations(database, shop),
    listSaved(database, shop),
    listTimeline(database, shop, order.id),
    listPaperCosts(database, shop, order),
    markOf(database, shop, `order/${order.id}`),
  ]);
  const now = Date.now();
  return {
    ...{
      seen: seen ?? "",
      order,
      saved,
      timeline,
      costs,
      staff,
      now,
      timeZone: zoneOf(shop.timeZone, now),
      today: dayOf(now, shop.timeZone),
    },
    places: locations
      .filter(({ id, active }) => active || id === order.locationId)
      .map(({ id, name }) => ({ id, name: name ?? ONE.aLocation })),
    ...{ formToken: newFormToken(), shopCurrency: shop.currency },
  };
}

/** What is typed of the order beside its lines. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const form = await formIn(request);
  const parsed = parseOrderDetails(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const locations = await listKnownLocations(database, shop);
  const typed = {
    ...{ typed: parsed.value, opened: openedIn(form) },
    places: locations.filter(({ active }) => active).map(({ id }) => id),
  };
  return savedAs(await changeDetails(database, shop, order.id, typed, staff, Date.now()), ONE.saved);
}

export default function PurchaseOrderPage() {
  const { seen, order, saved, timeline, costs, places, formToken, shopCurrency, ...context } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = useListAddress("/purchase-orders");
  const [move, setMove] = useState<OrderMove>();
  const [adding, setAdding] = useState(false);
  const { primaryAction, firstAction, secondaryActions } = useOrderMoves({
    ...{ order, formToken, isMailed: isMailedOnly(timeline) },
    onMove: setMove,
  });
  const { download, state } = useDownload(`/purchase-orders/${order.id}/file`);
  useToast(answer?.done, answer);
  return (
    <Page
      title={order.number}
      subtitle={[
        order.supplier,
        order.saleName ? ONE.toCustomer(order.saleName) : order.location && ONE.to(order.location),
      ]
        .filter(Boolean)
        .join(" · ")}
      titleMetadata={<OrderState order={order} today={context.today} />}
      backAction={{ content: ONE.list, url: list }}
      primaryAction={primaryAction}
      secondaryActions={[
        firstAction,
        { content: ONE.costs, url: `/purchase-orders/${order.id}/costs` },
        ...(order.unitsReceived > 0 ? [{ content: ONE.receipts, url: `/purchase-orders/${order.id}/receive` }] : []),
        {
          content: state === "failed" ? ONE.fileFailed : ONE.csv,
          onAction: () => void download(),
          loading: state === "loading",
        },
        ...secondaryActions,
      ]}
      fullWidth
    >
      <Changed of={`order/${order.id}`} what={ONE.thisOrder} seen={seen} />
      <CameBack order={order} timeline={timeline} />
      {bringsToClosed(order) && <ClosedLocation name={order.location} />}
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <OrderLines
              order={order}
              today={context.today}
              onAdd={isEditable(order) ? () => setAdding(true) : undefined}
            />
            <OrderTotals order={order} costs={costs} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <SaveBarForm
              id="purchase-order"
              opened={detailTexts(order)}
              saved={answer?.done && answer}
              meanwhile={answer?.meanwhile}
            >
              <OrderFields
                order={order}
                today={context.today}
                places={places}
                saved={saved}
                shopCurrency={shopCurrency}
                refusals={answer?.refusals ?? {}}
              />
            </SaveBarForm>
            <TimelineCard timeline={timeline} order={order} places={places} saved={saved} {...context} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      {move && <MoveDialog order={order} move={move} onClose={() => setMove(undefined)} />}
      {adding && (
        <AddVariants
          title={ONE.addLines}
          action={`/purchase-orders/${order.id}/lines`}
          formToken={formToken}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}
