import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Button, Page, Text } from "@shopify/polaris";
import { findPerformance, measuredTaken } from "../purchasing/performance/performance.server";
import { placeOfSupplier } from "../replenishment/rules/place";
import { findRule } from "../replenishment/rules/rules.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { useNumberFormat } from "../ui/number";
import { TitledCard } from "../ui/titled-card";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `How ${data?.supplier.name ?? "it"} delivers` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  const [performance, rule] = await Promise.all([
    findPerformance(database, shop, supplier.id),
    findRule(database, shop, placeOfSupplier(supplier.id)),
  ]);
  return { supplier, performance, leadTimeDays: rule?.leadTimeDays ?? null };
}

/** The measured lead time becomes the supplier's. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(request, context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const taken = await measuredTaken(database, shop, supplier.id, Date.now());
  if (taken === "planning") await askForPlans(env, shop);
  return { done: taken === "nothing" ? undefined : "Measured lead time taken" };
}

export default function SupplierPerformance() {
  const { supplier, performance, leadTimeDays } = useLoaderData<typeof loader>();
  const { submit, state, data } = useFetcher<typeof action>();
  useToast(data?.done, data);
  const format = useNumberFormat();
  const { receipts, mean, deviation, onTime, filled } = performance;
  const share = (part: number, of: number) => `${format((100 * part) / of)} %`;
  return (
    <Page
      title={`How ${supplier.name} delivers`}
      backAction={{ content: supplier.name, url: `/suppliers/${supplier.id}` }}
    >
      <TitledCard
        title="Measured"
        note={
          mean === null
            ? "Nothing was received from this supplier yet. Its lead time is measured from the day of the order to the day on which goods came."
            : `From the last ${receipts === 1 ? "receipt" : `${format(receipts)} receipts`}, by the day on which goods came.`
        }
      >
        {mean !== null && (
          <Box padding="400">
            <BlockStack gap="300">
              <Text as="p">
                Lead time: <strong>{format(mean, 1)} days</strong>
                {deviation !== null && `, give or take ${format(deviation, 1)}`}.{" "}
                {leadTimeDays === null
                  ? "The shop's lead time is planned with."
                  : `${format(leadTimeDays)} days are planned with.`}
              </Text>
              <Text as="p">
                {onTime.of === 0
                  ? "No order had an expected day."
                  : `On time: ${format(onTime.count)} of ${format(onTime.of)}, ${share(onTime.count, onTime.of)}.`}
              </Text>
              <Text as="p">
                {filled.ordered === 0
                  ? "No order has ended yet."
                  : `Delivered: ${format(filled.received)} of ${format(filled.ordered)} units of the last orders, ${share(filled.received, filled.ordered)}.`}
              </Text>
              <div>
                <Button variant="primary" loading={state !== "idle"} onClick={() => submit(null, { method: "put" })}>
                  Use measured
                </Button>
              </div>
            </BlockStack>
          </Box>
        )}
      </TitledCard>
    </Page>
  );
}
