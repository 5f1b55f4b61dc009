import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { isoDay } from "../days/iso-day";
import { parseBill } from "../purchasing/costs/bill";
import { parseCost } from "../purchasing/costs/cost-form";
import { addCost, findCosting, saveBill } from "../purchasing/costs/costs.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { BillForm } from "../ui/costs/bill-form";
import { LandedCosts } from "../ui/costs/landed-costs";
import { DownloadButton } from "../ui/download-button";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Costs of ${data?.order.number ?? ""}` }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return requireCosting(database, shop, params.orderId);
}

/** POST: one more bill beside the goods. PUT: the supplier's bill as it is now. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(request, context);
  const { order } = await requireCosting(database, shop, params.orderId);
  const now = Date.now();
  if (request.method === "POST") {
    const cost = parseCost(await formIn(request), shop.currency);
    if (cost.kind === "refused") return { refusals: cost.refusals };
    await addCost(database, shop, order.id, cost.value, staff, now);
    return { done: "Cost added", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, POST, PUT" } });
  const bill = parseBill(await formIn(request), order.currency);
  if (bill.kind === "refused") return { refusals: bill.refusals };
  await saveBill(database, shop, order.id, bill.value, staff, now);
  return { done: "Bill saved", refusals: {} };
}

async function requireCosting(database: D1Database, shop: { id: number; currency: string }, orderId = "") {
  const costing = /^\d{1,15}$/.test(orderId) ? await findCosting(database, shop, Number(orderId)) : undefined;
  if (!costing) throw new Response(null, { status: 404 });
  return costing;
}

export default function Costs() {
  const costing = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { order } = costing;
  return (
    <Page
      title={`Costs of ${order.number}`}
      subtitle={order.supplierName ?? undefined}
      backAction={{ content: order.number, url: `/purchase-orders/${order.id}` }}
    >
      <BlockStack gap="400">
        <BillForm costing={costing} day={costing.bill.day === null ? "" : isoDay(costing.bill.day)} answer={answer} />
        <div>
          <DownloadButton address={`/purchase-orders/${order.id}/bill.csv`}>
            Bill as CSV, for the bookkeeper
          </DownloadButton>
        </div>
        <LandedCosts costing={costing} />
      </BlockStack>
    </Page>
  );
}
