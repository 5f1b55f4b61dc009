import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { alertListIn } from "../replenishment/alerts/alert-list";
import { snoozeListed, wakeAlerts } from "../replenishment/alerts/grouped.server";
import { parseSnooze, parseSnoozedAlerts } from "../replenishment/decisions/snooze";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { ALERT } from "../ui/alerts/words";
import { counted } from "../words/counted";

/**
 * The alerts that the list in the address holds of some variants: put aside for a number of days, or taken back; or
 * these alerts taken back.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const named = parseSnoozedAlerts(form);
  const days = request.method === "PUT" ? parseSnooze(form) : null;
  if (!named || days === undefined) throw new Response(null, { status: 400 });
  if ("alerts" in named) {
    if (days !== null) throw new Response(null, { status: 400 });
    return { done: `${said(await wakeAlerts(database, shop, named.alerts))} open again` };
  }
  const list = alertListIn(new URL(request.url).searchParams);
  const untilDay = days === null ? null : dayOf(Date.now(), shop.timeZone) + days;
  const alerts = await snoozeListed(database, shop, list, named.variants, untilDay);
  return days === null
    ? { done: `${said(alerts.length)} open again` }
    : { done: `${said(alerts.length)} snoozed`, alerts };
}

const said = (alerts: number) => counted(alerts, ALERT, String);
