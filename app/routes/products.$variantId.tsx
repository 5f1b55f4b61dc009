import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { isForSale } from "../catalog/product-status";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { findSalesHistory, listSoldBetween } from "../demand/history/variant-history.server";
import { findUnitsLeftOut } from "../demand/left-out/orders-left-out.server";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { soldBetween } from "../purchasing/ledger/ledger";
import { listLedger } from "../purchasing/ledger/ledger.server";
import { listOrdersOf } from "../purchasing/orders/lists/list.server";
import { listPromotionsOf } from "../replenishment/decisions/promotions.server";
import { removeRule, saveTypedRule } from "../replenishment/decisions/rules.server";
import { listForecasts } from "../replenishment/forecasts/forecasts.server";
import { listSisters } from "../replenishment/overviews/sisters/sisters.server";
import { findPlannedBy, findVariant, listPlans } from "../replenishment/overviews/variant.server";
import { listDemandElsewhere } from "../replenishment/plans/demand-elsewhere.server";
import { explainedPlans } from "../replenishment/plans/explained-plan";
import { isNew } from "../replenishment/plans/is-new";
import { heldOn } from "../replenishment/plans/plan-at";
import { daysAhead, stockAhead } from "../replenishment/plans/stock-ahead";
import { parseRule } from "../replenishment/rules/form";
import { findVariantRules } from "../replenishment/rules/levels.server";
import { placeOfVariant, type RulePlace } from "../replenishment/rules/place";
import { effectiveRule } from "../replenishment/rules/rule";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { markOf } from "../requests/mark.server";
import { adminAddress } from "../shopify/origin";
import { EVERYWHERE, WHOLE_SHOP } from "../sql/zeros";
import { listArrivals } from "../stock/incoming.server";
import { Changed } from "../ui/changed";
import { OrdersCard } from "../ui/purchasing/orders-card";
import { StateBadges } from "../ui/state-badge";
import { useListAddress } from "../ui/use-list-address";
import { useToast } from "../ui/use-toast";
import { AboutCard } from "../ui/variant/about-card";
import { AccuracyCard } from "../ui/variant/accuracy-card";
import { SalesChart } from "../ui/variant/charts/sales-chart";
import { StockAheadChart } from "../ui/variant/charts/stock-ahead-chart";
import { MovementsTable } from "../ui/variant/movements-table";
import { FiguresCard, PlanCards } from "../ui/variant/plan-cards";
import { PromotionsCard } from "../ui/variant/promotions-card";
import { EffectiveRuleCard } from "../ui/variant/rule/effective-rule-card";
import { VariantRuleCard } from "../ui/variant/rule/variant-rule-card";
import { SimilarCard } from "../ui/variant/similar/similar-card";
import { SistersCard } from "../ui/variant/sisters-card";
import { StockCard } from "../ui/variant/stock-card";
import { VARIANT } from "../ui/variant/words";
import { ownTitle } from "../words/own-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.variant.productTitle ?? VARIANT.productsVariantId.variant },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const variantId = localIdIn(params.variantId);
  const [
    variant,
    plans,
    rules,
    forecasts,
    planned,
    locationNames,
    movements,
    arrivals,
    orders,
    promotions,
    sisters,
    seen,
  ] = await Promise.all([
    requireVariant(database, shop, variantId),
    listPlans(database, shop, variantId),
    findVariantRules(database, shop, variantId),
    listForecasts(database, shop, variantId),
    findPlannedBy(database, shop),
    listLocationNames(database, shop),
    listLedger(database, shop, { variantId }),
    listArrivals(database, shop, variantId),
    listOrdersOf(database, shop, { variantId }, 10),
    listPromotionsOf(database, shop, variantId),
    listSisters(database, shop, variantId),
    markOf(database, shop, `variant/${variantId}`),
  ]);
  const { window } = planned;
  const now = Date.now();
  const { timeZone } = shop;
  const whole = plans.find(({ locationId }) => locationId === WHOLE_SHOP);
  const forecast = forecasts.find(({ locationId }) => locationId === WHOLE_SHOP);
  const today = dayOf(now, timeZone);
  const asOfDay = heldOn(whole, planned, rules.orderDays);
  const between = soldBetween(movements.rows);
  const [elsewhere, sold, leftOut, history] = await Promise.all([
    whole && listDemandElsewhere(database, shop, whole, window, asOfDay),
    between && listSoldBetween(database, shop, variantId, between),
    findUnitsLeftOut(database, shop, variantId, [asOfDay - window + 1, asOfDay]),
    // As of the plan's day, so that the days shaded are those that its figures leave out.
    whole && findSalesHistory(database, shop, variantId, { promotions, knownDays: whole.knownDays, today: asOfDay }),
  ]);
  const available = whole?.available ?? null;
  return {
    seen: seen ?? "",
    variant,
    plans,
    history: history ?? [],
    movements: movements.rows,
    sold: sold ?? [],
    sisters,
    inShopify: inShopify(context.settings, shop.domain, variant),
    ordersAt: adminAddress(context.settings, shop.domain, "/orders/"),
    staff,
    arrivals,
    orders,
    elsewhere: elsewhere ?? [],
    leftOut,
    ahead:
      forecast && available !== null
        ? stockAhead({ today, available, arrivals }, forecast, daysAhead(forecast), promotions)
        : [],
    rules,
    forecasts,
    window,
    locationNames,
    promotions,
    timeZone: zoneOf(timeZone, now),
    now,
    today,
    plannedOn: planned.plannedOn,
    asOfDay,
    currency: shop.currency,
  };
}

const inShopify = (
  settings: Parameters<typeof adminAddress>[0],
  shop: string,
  { productId, shopifyId }: { productId: string; shopifyId: string },
) => adminAddress(settings, shop, `/products/${productId}/variants/${shopifyId}`);

/** The rule of the variant, of its product or of one location, as `at` says, is all that can be put here, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer & { at: string }> {
  const { shop, database, env } = await authenticate(context);
  const variant = await requireVariant(database, shop, localIdIn(params.variantId));
  const at = new URL(request.url).searchParams.get("at") ?? "variant";
  const place = await requirePlace(database, shop, variant, at);
  if (request.method === "DELETE") {
    if ((await removeRule(database, shop, place, Date.now())) === "planning") await askForPlans(env, shop);
    return { at, done: VARIANT.productsVariantId.ruleRemovedALessSpecific, refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT, DELETE" } });
  const form = await formIn(request);
  const parsed = parseRule(form);
  if (parsed.kind === "refused") return { at, refusals: parsed.refusals };
  const typed = { place, typed: parsed.value, opened: openedIn(form) };
  const saved = await saveTypedRule(database, shop, typed, Date.now());
  if (saved.kind === "meanwhile") return { at, refusals: {}, meanwhile: saved.meanwhile };
  if (saved.plans === "planning") await askForPlans(env, shop);
  return { at, done: VARIANT.productsVariantId.ruleSaved, refusals: {} };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>> & { explained: ReturnType<typeof explainedPlans> };

export default function VariantPage() {
  const data = useLoaderData<typeof loader>();
  const { variant, plans, rules, forecasts, window, promotions, asOfDay } = data;
  const answer = useActionData<typeof action>();
  const list = useListAddress("/products");
  useToast(answer?.done, answer);
  const explained = explainedPlans(plans, rules, forecasts, window, { uplifts: promotions, today: asOfDay });
  const shown = { ...data, explained };
  const subtitle = [
    ownTitle(variant),
    variant.sku && `SKU ${variant.sku}`,
    variant.barcodes.length > 0 &&
      `${variant.barcodes.length > 1 ? VARIANT.productsVariantId.barcodes : VARIANT.productsVariantId.barcode} ${variant.barcodes.join(", ")}`,
    variant.vendor,
  ];
  return (
    <Page
      fullWidth
      title={variant.productTitle}
      subtitle={subtitle.filter(Boolean).join(" · ")}
      titleMetadata={<StateBadges overview={variant} />}
      backAction={{ content: VARIANT.productsVariantId.backToTheList, url: list }}
    >
      <Changed of={`variant/${variant.variantId}`} what={VARIANT.productsVariantId.thisProduct} seen={data.seen} />
      <Layout>
        <Layout.Section variant="fullWidth">
          <StockNow {...shown} />
        </Layout.Section>
        <Layout.Section>
          <PlanAndPast {...shown} />
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <RulesAndOrders {...shown} answer={answer} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** What it is, what is to do about it, and where it lies. */
const StockNow = ({ variant, explained, rules, history, elsewhere, locationNames, now, ...shown }: Shown) => (
  <BlockStack gap="400">
    <AboutCard {...{ variant, supplier: rules.supplier, currency: shown.currency, inShopify: shown.inShopify }} />
    {explained.whole && explained.whole.plan.available !== null && (
      <FiguresCard
        explained={explained.whole}
        {...{ today: shown.today, currency: shown.currency }}
        forSale={isForSale(variant.status)}
        lost={variant.risk}
      />
    )}
    <StockCard
      variantId={variant.variantId}
      plans={explained.places.map(({ plan }) => plan)}
      unplaced={history.reduce((sum, day) => sum + day.unplaced, 0)}
      {...{ locationNames, elsewhere, now }}
    />
  </BlockStack>
);

/** How its plan comes about, from what it has sold to what is to come. */
const PlanAndPast = ({ variant, explained, rules, history, arrivals, ...shown }: Shown) => {
  const { window, plannedOn, asOfDay, elsewhere, leftOut } = shown;
  const { sold, ordersAt, locationNames, timeZone, now, staff } = shown;
  const point = explained.whole?.plan.reorderPoint ?? -1;
  return (
    <BlockStack gap="400">
      <PlanCards
        {...explained}
        {...{ window, names: levelNames(rules), plannedOn, asOfDay, elsewhere, leftOut }}
        similar={variant.similar}
      />
      {history.length > 0 && <SalesChart history={history} />}
      <StockAheadChart days={shown.ahead} arrivals={arrivals} reorderPoint={point < 0 ? null : point} />
      <MovementsTable
        movements={shown.movements}
        variantId={variant.variantId}
        {...{ sold, ordersAt, locationNames, timeZone, now, staff }}
      />
    </BlockStack>
  );
};

/** What was decided for it, and what is ordered of it. */
const RulesAndOrders = ({
  variant,
  explained,
  rules,
  today,
  answer,
  ...shown
}: Shown & { answer: Parameters<typeof VariantRuleCard>[0]["answer"] }) => {
  const { variantId, productId, similar } = variant;
  const forecast = shown.forecasts.find(({ locationId }) => locationId === WHOLE_SHOP);
  const rule = explained.whole?.rule ?? effectiveRule(rules.levels);
  return (
    <BlockStack gap="400">
      <SistersCard {...shown.sisters} productTitle={variant.productTitle} />
      <EffectiveRuleCard rule={rule} summed={explained.whole !== null} names={levelNames(rules)} />
      {(similar || isNew(forecast, explained.whole?.plan)) && (
        <SimilarCard {...{ variantId, similar, forecast }} simple={rule.method === "simple"} />
      )}
      <PromotionsCard promotions={shown.promotions} {...{ variantId, productId, today }} />
      <VariantRuleCard
        rules={rules}
        locations={shown.plans.flatMap(({ locationId }) => (locationId === WHOLE_SHOP ? [] : [locationId]))}
        locationNames={shown.locationNames}
        answer={answer}
      />
      <OrdersCard orders={shown.orders} today={today} none={VARIANT.productsVariantId.itIsOnNoPurchase} />
      {forecast && <AccuracyCard forecast={forecast} />}
    </BlockStack>
  );
};

const levelNames = ({ supplier }: Shown["rules"]) => ({ supplier: supplier?.name ?? null });

async function requireVariant(database: D1Database, shop: { id: number }, variantId: number) {
  const variant = await findVariant(database, shop, variantId);
  if (!variant) throw new Response(null, { status: 404 });
  return variant;
}

/** "product", a location's id, or nothing for the variant wherever it is stocked. */
async function requirePlace(
  database: D1Database,
  shop: { id: number },
  { variantId, productId }: { variantId: number; productId: string },
  at: string,
): Promise<RulePlace> {
  if (at === "variant") return placeOfVariant(variantId);
  if (at === "product") return { level: "product", subject: productId, location: EVERYWHERE };
  const names = /^\d{1,15}$/.test(at) ? await listLocationNames(database, shop) : {};
  if (!(Number(at) in names)) throw new Response(null, { status: 404 });
  return placeOfVariant(variantId, Number(at));
}
