import { mailQueued } from "../../app/outbound/mail/mails.server";
import { findAlertMail } from "../../app/replenishment/alerts/mail.server";
import { NeedsToken } from "../../app/session/tokens/access.server";
import { needsTokenMail } from "../../app/session/tokens/needs-token-mail";
import { findRefusedToken, type RefusedToken, refusalTold } from "../../app/session/tokens/refused-tokens.server";
import { resumeWaitingJobs } from "../../app/session/waiting-jobs.server";
import { SHOP } from "../../app/shopify/graphql/shop";
import { appAddress } from "../../app/shopify/origin";
import { isLeaving } from "../../app/shops/departures.server";
import type { JobContext, JobStep } from "./job";

/** What Shopify mends by itself within half an hour is nobody's business. */
const TELL_AFTER = 30 * 60_000;

/** Asks Shopify whether it takes the shop's token again. What waited for that goes on; what lasts is told, once. */
export const renewAccess: JobStep = async (context) => {
  try {
    await context.admin.request(SHOP, {});
  } catch (error) {
    if (!(error instanceof NeedsToken)) throw error;
    await tellOnce(context);
    return "done";
  }
  await resumeWaitingJobs(context, context.shop);
  return "done";
};

async function tellOnce(context: JobContext) {
  const { database, jobs, shop, now } = context;
  const refused = await findRefusedToken(database, shop);
  if (!refused || !isToBeTold(refused, now) || (await isLeaving(database, shop))) return;
  const { recipients } = await findAlertMail(database, shop);
  if (!recipients.length) return;
  await database.batch([
    mailQueued(database, shop, `token/${refused.refusedAt}`, { ...mailFor(context), recipients }, now),
    refusalTold(database, shop, now),
  ]);
  await jobs.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
}

const isToBeTold = ({ refusedAt, toldAt }: RefusedToken, now: number) =>
  toldAt === null && now - refusedAt >= TELL_AFTER;

function mailFor({ settings, shop }: JobContext) {
  const addressOf = (path: string) => appAddress(settings, shop.domain, path);
  return needsTokenMail({ shop: shop.name ?? shop.domain, app: addressOf("/"), settings: addressOf("/settings") });
}
