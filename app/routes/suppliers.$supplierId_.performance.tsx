import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Button, Page, Text } from "@shopify/polaris";
import { findPerformance, takeMeasured } from "../purchasing/performance/performance.server";
import { placeOfSupplier } from "../replenishment/rules/place";
import { findRule } from "../replenishment/rules/rules.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { isAnyDay } from "../suppliers/calendar/order-days-sql";
import { useNumberFormat } from "../ui/number";
import { PERFORMANCE } from "../ui/suppliers/words";
import { TitledCard } from "../ui/titled-card";
import { useToast } from "../ui/use-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: PERFORMANCE.of(data?.supplier.name) }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  const [performance, rule] = await Promise.all([
    findPerformance(database, shop, supplier.id),
    findRule(database, shop, placeOfSupplier(supplier.id)),
  ]);
  return { supplier, performance, leadTimeDays: rule?.leadTimeDays ?? null };
}

/** The measured lead time becomes the supplier's. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const taken = await takeMeasured(database, shop, supplier.id, Date.now());
  if (taken === "planning") await askForPlans(env, shop);
  return { done: taken === "nothing" ? undefined : PERFORMANCE.taken };
}

export default function SupplierPerformance() {
  const { supplier, performance, leadTimeDays } = useLoaderData<typeof loader>();
  const { submit, state, data } = useFetcher<typeof action>();
  useToast(data?.done, data);
  const format = useNumberFormat();
  const { receipts, mean, deviation, onTime, filled } = performance;
  const share = (part: number, of: number) => `${format((100 * part) / of)}%`;
  return (
    <Page
      title={PERFORMANCE.of(supplier.name)}
      backAction={{ content: supplier.name, url: `/suppliers/${supplier.id}` }}
    >
      <TitledCard
        title={PERFORMANCE.title}
        note={mean === null ? PERFORMANCE.none : PERFORMANCE.basis(receipts, format)}
      >
        {mean !== null && (
          <Box padding="400">
            <BlockStack gap="300">
              <Text as="p">
                {PERFORMANCE.leadTime} <strong>{PERFORMANCE.days(mean, format)}</strong>
                {deviation !== null && PERFORMANCE.giveOrTake(format(deviation, 1))}.{" "}
                {leadTimeDays === null ? PERFORMANCE.shopPlanned : PERFORMANCE.planned(leadTimeDays, format)}{" "}
                {!isAnyDay({ weekdays: supplier.orderWeekdays, closures: supplier.closures }) &&
                  PERFORMANCE.withoutClosed}
              </Text>
              <Text as="p">
                {onTime.of === 0
                  ? PERFORMANCE.noExpected
                  : PERFORMANCE.onTime(format(onTime.count), format(onTime.of), share(onTime.count, onTime.of))}
              </Text>
              <Text as="p">
                {filled.ordered === 0
                  ? PERFORMANCE.noneEnded
                  : PERFORMANCE.delivered(
                      filled.received,
                      filled.ordered,
                      share(filled.received, filled.ordered),
                      format,
                    )}
              </Text>
              <div>
                <Button variant="primary" loading={state !== "idle"} onClick={() => submit(null, { method: "put" })}>
                  {PERFORMANCE.use}
                </Button>
              </div>
            </BlockStack>
          </Box>
        )}
      </TitledCard>
    </Page>
  );
}
