import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { isBehind } from "../deliveries/lag-alarms.server";
import { findOrdersAtHome } from "../purchasing/orders/lists/list.server";
import { listOpenAlerts } from "../replenishment/alerts/list.server";
import { findCounts } from "../replenishment/home/counts.server";
import { findNextArrival, listDayFigures } from "../replenishment/home/figures.server";
import { isFinished } from "../replenishment/home/setup-guide";
import { closeSetupGuide, findSetupGuide } from "../replenishment/home/setup-guide.server";
import { listReorderLines } from "../replenishment/reorder/list.server";
import { effectiveRule } from "../replenishment/rules/rule";
import { authenticate } from "../requests/authenticate.server";
import { WHOLE_SHOP } from "../sql/zeros";
import { Changed } from "../ui/changed";
import { CameBackBanner } from "../ui/home/came-back-banner";
import { FigureCards } from "../ui/home/figure-cards";
import { NoProducts } from "../ui/home/no-products";
import { RecentAlerts } from "../ui/home/recent-alerts";
import { SetupGuideCard } from "../ui/home/setup-guide-card";
import { SyncBanner } from "../ui/home/sync-banner";
import { UrgentLines } from "../ui/home/urgent-lines";
import { HOME } from "../ui/home/words";
import { ImportProgress } from "../ui/import-progress";
import { useNumberFormat } from "../ui/number";

const URGENT = 10;
const RECENT = 5;
const ORDER_NOW = { tab: "low", location: WHOLE_SHOP, supplier: null } as const;

export const meta: MetaFunction = () => [{ title: HOME.index.home }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const { timeZone, currency } = shop;
  const today = dayOf(now, timeZone);
  const [{ guide, shopRule, window }, counts, history, nextArrival, orders, urgent, alerts, locationNames, behind] =
    await Promise.all([
      findSetupGuide(database, shop),
      findCounts(database, shop),
      listDayFigures(database, shop, today),
      findNextArrival(database, shop),
      findOrdersAtHome(database, shop),
      listReorderLines(database, shop, ORDER_NOW, { side: "start" }, URGENT),
      listOpenAlerts(database, shop, { side: "start" }, RECENT),
      listLocationNames(database, shop),
      isBehind(database, shop, now),
    ]);
  // Shown once more, all done, and then never again.
  if (isFinished(guide) && !guide.closed) await closeSetupGuide(database, shop, now);
  return {
    guide,
    figures: { counts, history, nextArrival, drafted: orders.drafted, currency, today },
    orders,
    shopRule,
    window,
    urgent: urgent.rows,
    alerts: alerts.rows,
    locationNames,
    behind,
    timeZone: zoneOf(timeZone, now),
    now,
    today,
  };
}

export default function Home() {
  const { guide, figures, orders, shopRule, window, urgent, alerts, behind, ...context } =
    useLoaderData<typeof loader>();
  const { counts } = figures;
  const format = useNumberFormat();
  const rule = effectiveRule([{ origin: "shop", rule: shopRule }]);
  const setup = guide.closed ? (
    !guide.imported && <ImportProgress />
  ) : (
    <SetupGuideCard guide={guide} rule={rule} window={window} />
  );
  return (
    <Page
      title={HOME.index.home}
      subtitle={counts.variants > 0 ? HOME.index.variantsInYourCatalogue(counts.variants, format) : undefined}
    >
      {guide.imported && <Changed of="stock" seen={counts.changes} />}
      <BlockStack gap="400">
        <SyncBanner behind={behind} />
        <CameBackBanner {...orders} />
        {/* Figures of a shop that is half read want to be seen below how much is read. */}
        {!guide.imported && setup}
        {counts.variants === 0 && guide.imported && <NoProducts />}
        {counts.variants > 0 && (
          <>
            <FigureCards {...figures} />
            <UrgentLines lines={urgent} total={counts.orderNow} {...context} />
          </>
        )}
        {guide.imported && setup}
        {counts.variants > 0 && <RecentAlerts alerts={alerts} total={counts.alerts} {...context} />}
      </BlockStack>
    </Page>
  );
}
