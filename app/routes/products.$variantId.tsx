import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { explainedPlans } from "../replenishment/explained-plan";
import { listForecasts } from "../replenishment/forecasts.server";
import { listLocationNames } from "../replenishment/page-facts.server";
import { windowFrom } from "../replenishment/plan-at";
import { effectiveRule, type RuleLevel } from "../replenishment/rule";
import { parseRule } from "../replenishment/rule-form";
import { findVariantRules } from "../replenishment/rule-levels.server";
import { placeOfVariant } from "../replenishment/rule-place";
import { findVelocityWindow, removeRule, saveRule } from "../replenishment/rules.server";
import { findSalesHistory, listMovements } from "../replenishment/variant-history.server";
import { findVariant, listPlans } from "../replenishment/variant-page.server";
import { authenticate } from "../session/authenticate.server";
import { dayOf } from "../shops/calendar";
import { EffectiveRuleCard } from "../ui/effective-rule-card";
import { MovementsTable } from "../ui/movements-table";
import { PlanCards } from "../ui/plan-cards";
import { SalesChart } from "../ui/sales-chart";
import { ShopifyStockCard } from "../ui/shopify-stock-card";
import { StateBadge } from "../ui/state-badge";
import { useListAddress } from "../ui/use-list-address";
import { useToast } from "../ui/use-toast";
import { ownTitle } from "../ui/variant-name";
import { VariantRuleForm } from "../ui/variant-rule-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.variant.productTitle ?? "Variant" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const variant = await requireVariant(database, shop, params.variantId);
  const [plans, rules, forecasts, window, locationNames] = await Promise.all([
    listPlans(database, shop, variant.variantId),
    findVariantRules(database, shop, variant.variantId),
    listForecasts(database, shop, variant.variantId),
    findVelocityWindow(database, shop),
    listLocationNames(database, shop),
  ]);
  const now = Date.now();
  const { timeZone } = shop;
  const whole = plans.find(({ locationId }) => locationId === 0);
  const [history, movements] = await Promise.all([
    // As of the plan's day, so that the days shaded are those that its figures leave out.
    whole && findSalesHistory(database, shop, variant.variantId, { knownDays: whole.knownDays, today: whole.asOfDay }),
    listMovements(database, shop, variant.variantId),
  ]);
  return {
    variant,
    plans,
    history: history ?? [],
    movements,
    rules,
    forecasts,
    window: windowFrom(window),
    locationNames,
    timeZone,
    now,
    today: dayOf(now, timeZone),
  };
}

/** The variant's own rule is all that can be put here, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { variantId } = await requireVariant(database, shop, params.variantId);
  if (request.method === "DELETE") {
    await removeRule(database, shop, placeOfVariant(variantId), Date.now());
    return { done: "The shop's defaults hold again", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT, DELETE" } });
  const parsed = parseRule(await request.formData());
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  await saveRule(database, shop, placeOfVariant(variantId), parsed.value, Date.now());
  return { done: "Rule saved", refusals: {} };
}

export default function VariantPage() {
  const { variant, plans, history, movements, rules, forecasts, window, locationNames, timeZone, now, today } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = useListAddress("/products");
  useToast(answer && "done" in answer ? answer.done : undefined, answer);
  const explained = explainedPlans(plans, rules, forecasts, window);
  const names = { supplier: rules.supplier?.name ?? null };
  const ownRule = decidedAt(rules.levels, "variant");
  const subtitle = [
    ownTitle(variant),
    variant.sku && `SKU ${variant.sku}`,
    variant.barcode && `Barcode ${variant.barcode}`,
    variant.vendor,
  ];
  return (
    <Page
      title={variant.productTitle}
      subtitle={subtitle.filter(Boolean).join(" · ")}
      titleMetadata={<StateBadge overview={variant} />}
      backAction={{ content: "Back to the list", url: list }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <PlanCards {...explained} window={window} locationNames={locationNames} names={names} today={today} />
            {history.length > 0 && <SalesChart history={history} />}
            <ShopifyStockCard variantId={variant.variantId} now={now} />
            <MovementsTable movements={movements} locationNames={locationNames} timeZone={timeZone} now={now} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <EffectiveRuleCard rule={explained.whole?.rule ?? effectiveRule(rules.levels)} names={names} />
            <VariantRuleForm
              key={JSON.stringify(ownRule)}
              ownRule={ownRule}
              rule={effectiveRule(rules.levels.filter(({ origin }) => origin !== "variant"))}
              refusals={answer?.refusals ?? {}}
              saved={answer && "done" in answer ? answer : undefined}
            />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** Null where nothing is decided at that level. */
function decidedAt(levels: RuleLevel[], origin: RuleLevel["origin"]) {
  const rule = levels.find((level) => level.origin === origin)?.rule;
  return rule && Object.values(rule).some((value) => value !== null) ? rule : null;
}

async function requireVariant(database: D1Database, shop: { id: number }, variantId = "") {
  const variant = /^\d{1,15}$/.test(variantId) ? await findVariant(database, shop, Number(variantId)) : undefined;
  if (!variant) throw new Response(null, { status: 404 });
  return variant;
}
