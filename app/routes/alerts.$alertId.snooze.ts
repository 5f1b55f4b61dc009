import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { parseSnooze } from "../replenishment/decisions/snooze";
import { snoozeAlert } from "../replenishment/decisions/snooze.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** An alert's snooze: put with its number of days, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const untilDay = await wantedDay(request, dayOf(Date.now(), shop.timeZone));
  const alertId = localIdIn(params.alertId);
  // Closed meanwhile, or another shop's: there is nothing to put aside, and the list says how it stands.
  const done = await snoozeAlert(database, shop, alertId, untilDay);
  if (!done) return { done: "The alert is no longer open" };
  return { done: untilDay === null ? "Alert is open again" : "Alert snoozed" };
}

async function wantedDay(request: Request, today: number) {
  if (request.method === "DELETE") return null;
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const days = parseSnooze(await formIn(request));
  if (days === undefined) throw new Response(null, { status: 400 });
  return today + days;
}
