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
import { ownTitle } from "../ui/variant-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.variant.productTitle ?? VARIANT.productsVariantId.variant },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(request, context);
  const variantId = idIn(params.variantId);
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
  const asOfDay = heldOn(whole, planned);
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
  const { shop, database, env } = await authenticate(request, context);
  const variant = await requireVariant(database, shop, idIn(params.variantId));
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

export default function VariantPage() {
  const {
    seen,
    variant,
    plans,
    history,
    movements,
    sold,
    sisters,
    inShopify,
    ordersAt,
    staff,
    arrivals,
    orders,
    elsewhere,
    leftOut,
    ahead,
    rules,
    forecasts,
    window,
    locationNames,
    promotions,
    timeZone,
    now,
    today,
    plannedOn,
    asOfDay,
    currency,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = useListAddress("/products");
  useToast(answer?.done, answer);
  const explained = explainedPlans(plans, rules, forecasts, window, { uplifts: promotions, today: asOfDay });
  const forecast = forecasts.find(({ locationId }) => locationId === WHOLE_SHOP);
  const point = explained.whole?.plan.reorderPoint ?? -1;
  const reorderPoint = point < 0 ? null : point;
  const names = { supplier: rules.supplier?.name ?? null };
  const unplaced = history.reduce((sum, day) => sum + day.unplaced, 0);
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
      <Changed of={`variant/${variant.variantId}`} what={VARIANT.productsVariantId.thisProduct} seen={seen} />
      <Layout>
        <Layout.Section variant="fullWidth">
          <BlockStack gap="400">
            <AboutCard {...{ variant, supplier: rules.supplier, currency, inShopify }} />
            {explained.whole && explained.whole.plan.available !== null && (
              <FiguresCard
                explained={explained.whole}
                {...{ today, currency }}
                forSale={isForSale(variant.status)}
                lost={variant.risk}
              />
            )}
            <StockCard
              variantId={variant.variantId}
              plans={explained.places.map(({ plan }) => plan)}
              {...{ locationNames, unplaced, elsewhere, now }}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section>
          <BlockStack gap="400">
            <PlanCards
              {...explained}
              {...{ window, names, plannedOn, asOfDay, elsewhere, leftOut }}
              similar={variant.similar}
            />
            {history.length > 0 && <SalesChart history={history} />}
            <StockAheadChart days={ahead} arrivals={arrivals} reorderPoint={reorderPoint} />
            <MovementsTable
              movements={movements}
              variantId={variant.variantId}
              {...{ sold, ordersAt, locationNames, timeZone, now, staff }}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <SistersCard {...sisters} productTitle={variant.productTitle} />
            <EffectiveRuleCard
              rule={explained.whole?.rule ?? effectiveRule(rules.levels)}
              summed={explained.whole !== null}
              names={names}
            />
            {(variant.similar || isNew(forecast, explained.whole?.plan)) && (
              <SimilarCard
                variantId={variant.variantId}
                similar={variant.similar}
                forecast={forecast}
                simple={(explained.whole?.rule ?? effectiveRule(rules.levels)).method === "simple"}
              />
            )}
            <PromotionsCard
              promotions={promotions}
              variantId={variant.variantId}
              productId={variant.productId}
              today={today}
            />
            <VariantRuleCard
              rules={rules}
              locations={plans.flatMap(({ locationId }) => (locationId === WHOLE_SHOP ? [] : [locationId]))}
              locationNames={locationNames}
              answer={answer}
            />
            <OrdersCard orders={orders} today={today} none={VARIANT.productsVariantId.itIsOnNoPurchase} />
            {forecast && <AccuracyCard forecast={forecast} />}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** 0 where it names none. */
const idIn = (text = "") => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

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
