import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { parseSnooze, parseSnoozed } from "../replenishment/decisions/snooze";
import { snoozeVariants } from "../replenishment/decisions/snooze.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { counted, LINES } from "../words/counted";

/** The lines of several variants: put aside for a number of days, or taken back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const variants = parseSnoozed(form);
  const days = request.method === "PUT" ? parseSnooze(form) : null;
  if (!variants || days === undefined) throw new Response(null, { status: 400 });
  const now = Date.now();
  const untilDay = days === null ? null : dayOf(now, shop.timeZone) + days;
  if ((await snoozeVariants(database, shop, variants, untilDay, now)) === "planning") await askForPlans(env, shop);
  const lines = counted(variants.length, LINES, String);
  return { done: days === null ? `${lines} open again` : `${lines} snoozed` };
}
