import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { findLastYear } from "../demand/promotions/last-year.server";
import { parseComparison } from "../replenishment/decisions/uplifts/form";
import { authenticate } from "../requests/authenticate.server";
import { folded } from "../words/folded";

/** What sold on days of the past against the days around them, for who plans days to come by them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const asked = parseComparison(new URL(request.url).searchParams);
  if (!asked.success || asked.data.toDay < asked.data.fromDay) return Response.json({ kind: "unknown" });
  const { level, subjects, vendor, productType, ...days } = asked.data;
  const name = level === "vendor" ? vendor : level === "product_type" ? productType : null;
  const of = { level, subjects, named: name === null ? null : folded(name) };
  const found = await findLastYear(database, shop, of, days, dayOf(Date.now(), shop.timeZone));
  return Response.json(found ? { kind: "known", ...found } : { kind: "unknown" });
}
