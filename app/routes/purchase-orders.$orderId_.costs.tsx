import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { isoDay } from "../days/iso-day";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { parseBill } from "../purchasing/costs/bill";
import { saveBill } from "../purchasing/costs/bill.server";
import { billFields, billTexts } from "../purchasing/costs/bill-fields";
import { parseCost } from "../purchasing/costs/cost-form";
import { addCost, findCosting } from "../purchasing/costs/costs.server";
import { countCostQuestions } from "../purchasing/costs/shopify/cost-changes.server";
import { savedAs } from "../purchasing/orders/change-order.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { QuestionsBanner } from "../ui/cost-changes/questions-banner";
import { BillForm } from "../ui/costs/bill-form";
import { LandedCosts } from "../ui/costs/landed-costs";
import { PAGE } from "../ui/costs/words";
import { DownloadButton } from "../ui/download-button";
import { SaveBarForm } from "../ui/save-bar-form";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: PAGE.of(data?.order.number ?? "") }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [costing, questions] = await Promise.all([
    requireCosting(database, shop, params.orderId),
    countCostQuestions(database, shop),
  ]);
  return { ...costing, questions };
}

/** POST: one more bill beside the goods. PUT: the supplier's bill as it is now. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  const { order } = await requireCosting(database, shop, params.orderId);
  const now = Date.now();
  if (request.method === "POST") {
    const cost = parseCost(await formIn(request), shop.currency);
    if (cost.kind === "refused") return { refusals: cost.refusals };
    await addCost(database, shop, order.id, cost.value, staff, now);
    return { done: PAGE.added, refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, POST, PUT" } });
  const form = await formIn(request);
  const bill = parseBill(form, order.currency);
  if (bill.kind === "refused") return { refusals: bill.refusals };
  const typed = { typed: bill.value, opened: openedIn(form) };
  return savedAs(await saveBill(database, shop, order.id, typed, staff, now), PAGE.saved);
}

async function requireCosting(database: D1Database, shop: { id: number; currency: string }, orderId = "") {
  const costing = await findCosting(database, shop, localIdIn(orderId));
  if (!costing) throw new Response(null, { status: 404 });
  return costing;
}

export default function Costs() {
  const { questions, ...costing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { order } = costing;
  useToast(answer?.done, answer);
  return (
    <Page
      title={PAGE.of(order.number)}
      subtitle={order.supplierName ?? undefined}
      backAction={{ content: order.number, url: `/purchase-orders/${order.id}` }}
    >
      <BlockStack gap="400">
        <QuestionsBanner questions={questions} />
        <SaveBarForm
          id="bill"
          opened={billTexts(
            billFields(
              costing.bill,
              costing.lines.map(({ lineId, ...line }) => ({ id: lineId, ...line })),
            ),
            order.currency,
          )}
          saved={answer?.done && answer}
          meanwhile={answer?.meanwhile}
        >
          <BillForm
            costing={costing}
            day={costing.bill.day === null ? "" : isoDay(costing.bill.day)}
            refusals={answer?.refusals ?? {}}
          />
        </SaveBarForm>
        <div className="BesideCards">
          <DownloadButton address={`/purchase-orders/${order.id}/bill.csv`}>{PAGE.csv}</DownloadButton>
        </div>
        <LandedCosts costing={costing} />
      </BlockStack>
    </Page>
  );
}
