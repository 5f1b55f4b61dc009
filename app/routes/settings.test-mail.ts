import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { queueTestMail } from "../outbound/mail/mails.server";
import { testMail } from "../outbound/mail/test-mail";
import { findAlertMail } from "../replenishment/alerts/mail.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { appAddress } from "../shopify/origin";

/** One test mail, to all recipients: one a minute, and no more than ten a day, since anybody's address may be among them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { recipients } = await findAlertMail(database, shop);
  if (!recipients.length) return { done: "Save a recipient first." };
  const now = Date.now();
  const mail = { ...testMail(shop.name, appAddress(context.settings, shop.domain, "/settings")), recipients };
  const queued = await queueTestMail(database, shop, mail, now);
  if (queued === "too soon") return { done: "One was sent just now: wait a minute." };
  if (queued === "too many") return { done: "Ten were sent within a day: wait until tomorrow." };
  await askForJob(env, shop, "send-mails");
  return { done: `Test mail to ${recipients.length} ${recipients.length === 1 ? "address" : "addresses"} on its way` };
}
