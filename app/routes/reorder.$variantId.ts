import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { listPromotionsOf } from "../replenishment/decisions/promotions.server";
import { listForecasts } from "../replenishment/forecasts/forecasts.server";
import { findPlannedBy, findVariant, listPlans } from "../replenishment/overviews/variant.server";
import { listDemandElsewhere } from "../replenishment/plans/demand-elsewhere.server";
import { explainedPlans, type LineWhy } from "../replenishment/plans/explained-plan";
import { heldOn } from "../replenishment/plans/plan-at";
import { findVariantRules } from "../replenishment/rules/levels.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { WHOLE_SHOP } from "../sql/zeros";

/** Why a line of the Reorder page says what it says: of the whole shop, or of the location in the address. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const variantId = localIdIn(params.variantId);
  const location = Number(new URL(request.url).searchParams.get("location") ?? 0);
  const [variant, plans, rules, forecasts, planned, uplifts] = await Promise.all([
    findVariant(database, shop, variantId),
    listPlans(database, shop, variantId),
    findVariantRules(database, shop, variantId),
    listForecasts(database, shop, variantId),
    findPlannedBy(database, shop),
    listPromotionsOf(database, shop, variantId),
  ]);
  if (!variant) throw new Response(null, { status: 404 });
  const ofShop = plans.find((plan) => plan.locationId === WHOLE_SHOP);
  const asOfDay = heldOn(ofShop, planned, rules.orderDays);
  const elsewhere = ofShop ? await listDemandElsewhere(database, shop, ofShop, planned.window, asOfDay) : [];
  const ahead = { uplifts, today: asOfDay };
  const { whole, places } = explainedPlans(plans, rules, forecasts, planned.window, ahead);
  return {
    explained: location === WHOLE_SHOP ? whole : (places.find(({ plan }) => plan.locationId === location) ?? null),
    places: location === WHOLE_SHOP ? places.length : 1,
    window: planned.window,
    elsewhere,
    supplier: rules.supplier?.name ?? null,
    similar: variant.similar,
  } satisfies LineWhy;
}
