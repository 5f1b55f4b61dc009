import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { parseChannel } from "../outbound/endpoints/form/channels";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { addEndpoint } from "../session/endpoints/changes.server";
import { keeperOf } from "../session/endpoints/keeper.server";

/** One more channel of alerts in Slack or Discord. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, ...visit } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const typed = parseChannel(await formIn(request));
  if (typed.kind === "refused") return { refusals: typed.refusals };
  const added = await addEndpoint(await keeperOf(visit), shop, typed.value);
  if (added.kind === "refused") return { refusals: { [added.field ?? ""]: added.reason } };
  return { done: `${typed.value.name} hears of alerts`, refusals: {} };
}
