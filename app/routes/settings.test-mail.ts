import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { mailQueued } from "../outbound/mails.server";
import { testMail } from "../outbound/test-mail";
import { findAlertMail } from "../replenishment/alert-mail.server";
import { authenticate } from "../session/authenticate.server";
import { appAddress } from "../shopify/origin";

const MINUTE = 60_000;

/** One test mail, to all recipients; one a minute is enough, so that its key is the minute. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { recipients } = await findAlertMail(database, shop);
  if (!recipients.length) return { done: "Save a recipient first." };
  const now = Date.now();
  const mail = { ...testMail(shop.name, appAddress(context.settings, shop.domain, "/settings")), recipients };
  const queued = await mailQueued(database, shop, `test/${Math.floor(now / MINUTE)}`, mail, now).run();
  if (!queued.meta.changes) return { done: "One was sent just now: wait a minute." };
  await env.JOBS.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return { done: `Test mail to ${recipients.length} ${recipients.length === 1 ? "address" : "addresses"} on its way` };
}
