import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { subscriptions } from "../../workers/deliveries/topics/table";
import { authenticate } from "../requests/authenticate.server";
import { convergeSubscriptions, listSubscriptionStates } from "../session/subscriptions.server";
import { subscriptionsChecked } from "../shops/shops.server";
import type { SubscriptionsAnswer } from "../ui/sync/sync-answers";

/** How each subscription stands with Shopify, asked now. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { admin } = await authenticate(context);
  return Response.json(await statesOf(admin, context.settings.APP_URL));
}

/** Registers what is missing and mends what differs. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { admin, shop, database } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT" } });
  const uri = `${context.settings.APP_URL}/webhooks`;
  const problem = await convergeSubscriptions(admin(), subscriptions(), uri).then(() => null, messageOf);
  if (problem === null) await subscriptionsChecked(database, shop.id, Date.now()).run();
  const answer = await statesOf(admin, context.settings.APP_URL);
  return Response.json({ ...answer, problem: problem ?? answer.problem });
}

type Admin = Awaited<ReturnType<typeof authenticate>>["admin"];

async function statesOf(admin: Admin, app: string): Promise<SubscriptionsAnswer> {
  try {
    return { states: await listSubscriptionStates(admin(), subscriptions(), `${app}/webhooks`), problem: null };
  } catch (error) {
    return { states: [], problem: messageOf(error) };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "Shopify did not answer.");
