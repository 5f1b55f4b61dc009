import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { listOpenAlerts } from "../replenishment/alert-list.server";
import { findCounts, isImported, listLocationNames } from "../replenishment/page-facts.server";
import { listReorderLines } from "../replenishment/reorder-list.server";
import { authenticate } from "../session/authenticate.server";
import { dayOf } from "../shops/calendar";
import { FigureCard } from "../ui/figure-card";
import { ImportProgress } from "../ui/import-progress";
import { NoProducts } from "../ui/no-products";
import { RecentAlerts } from "../ui/recent-alerts";
import { UrgentLines } from "../ui/urgent-lines";

const URGENT = 10;
const RECENT = 5;
const ORDER_NOW = { tab: "low", location: 0, supplier: null } as const;

export const meta: MetaFunction = () => [{ title: "Home" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const now = Date.now();
  const [imported, counts, urgent, alerts, locationNames] = await Promise.all([
    isImported(database, shop),
    findCounts(database, shop),
    listReorderLines(database, shop, ORDER_NOW, { side: "start" }, URGENT),
    listOpenAlerts(database, shop, { side: "start" }, RECENT),
    listLocationNames(database, shop),
  ]);
  const { timeZone } = shop;
  return {
    imported,
    counts,
    urgent: urgent.rows,
    alerts: alerts.rows,
    locationNames,
    timeZone,
    now,
    today: dayOf(now, timeZone),
  };
}

export default function Home() {
  const { imported, counts, urgent, alerts, ...context } = useLoaderData<typeof loader>();
  return (
    <Page title="Home">
      <BlockStack gap="400">
        {!imported && <ImportProgress />}
        {counts.variants === 0 && imported && <NoProducts />}
        {counts.variants > 0 && (
          <>
            <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "300", md: "400" }}>
              <FigureCard
                title="Low"
                count={counts.low}
                unit="variants at their reorder point"
                to="/products?tab=low"
              />
              <FigureCard
                title="Out of stock"
                count={counts.out}
                unit="variants with none left"
                to="/products?tab=out"
              />
              <FigureCard title="Open alerts" count={counts.alerts} unit="one a variant and location" to="/alerts" />
              <FigureCard title="Variants" count={counts.variants} unit="in your catalogue" to="/products" />
            </InlineGrid>
            <UrgentLines lines={urgent} total={counts.low} {...context} />
            <RecentAlerts alerts={alerts} total={counts.alerts} {...context} />
          </>
        )}
      </BlockStack>
    </Page>
  );
}
