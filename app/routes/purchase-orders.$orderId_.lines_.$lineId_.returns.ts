import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import type { SaveAnswer } from "../forms/opened";
import { parseCounter } from "../purchasing/receiving/counter-form";
import { askForPostings } from "../purchasing/receiving/postings.server";
import { rejected, sentBack } from "../purchasing/receiving/receipt";
import { enterCounter } from "../purchasing/receiving/receipts.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireOrder } from "../requests/require-order.server";

/** Units of a line that were found bad after they came, or went back to the supplier: an entry beside the receipts. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const line = order.lines.find(({ id }) => String(id) === params.lineId);
  if (!line) throw new Response(null, { status: 404 });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const parsed = parseCounter(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const { what, units, note } = parsed.value;
  const now = Date.now();
  const entry = {
    ...{ formToken, note, receivedDay: dayOf(now, shop.timeZone) },
    lines: [{ lineId: line.id, ...(what === "rejected" ? rejected(units) : sentBack(line, units)) }],
  };
  const entered = await enterCounter(database, shop, order.id, entry, staff, now);
  if (entered.kind !== "received")
    return { refusals: { units: entered.kind === "refused" ? entered.reason : "Nothing was entered." } };
  await askForPostings(env.JOBS, shop, entered.lines);
  return { done: what === "rejected" ? "Entered as damaged" : "Entered as sent back", refusals: {} };
}
