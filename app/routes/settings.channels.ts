import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { parseChannel } from "../outbound/endpoints/form/channels";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { addEndpoint } from "../session/endpoints/changes.server";
import { keeperOf } from "../session/endpoints/keeper.server";

/** One more channel of alerts in Slack or Discord; of a form that comes twice, one. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, ...visit } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const typed = parseChannel(form);
  if (typed.kind === "refused") return { refusals: typed.refusals };
  const added = await addEndpoint(await keeperOf(visit), shop, typed.value, formToken);
  if (added.kind === "refused") return { refusals: { [added.field ?? ""]: added.reason } };
  return { done: `${typed.value.name} hears of alerts`, refusals: {} };
}
