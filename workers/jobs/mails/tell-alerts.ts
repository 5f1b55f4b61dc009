import { listLocationNames } from "../../../app/catalog/known-locations.server";
import { dayOf, hourOf } from "../../../app/days/calendar";
import { findJob } from "../../../app/jobs/jobs.server";
import { mailQueued } from "../../../app/outbound/mail/mails.server";
import { type LowLine, lowStockMail } from "../../../app/replenishment/alerts/low-stock-mail";
import { isDigestDue } from "../../../app/replenishment/alerts/mail";
import { alertsTold, findAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { listUntoldAlerts, type UntoldVariant } from "../../../app/replenishment/alerts/untold.server";
import { transfersIn } from "../../../app/replenishment/reorder/transfers";
import { appAddress } from "../../../app/shopify/origin";
import type { JobContext, JobStep } from "../job";

/** A screen to look at: all others are behind the link. */
const LINES = 10;

/**
 * One mail of all alerts that no mail has told of. The mail and the marks of what it tells are one batch, and the mail's
 * key is how often was told before: of two runners one tells. While the first import opens alerts, nobody is told; then all
 * of them are in one mail.
 */
export const tellAlerts: JobStep = async (context) => {
  const { database, shop, now, jobs } = context;
  const [mail, importing] = await Promise.all([findAlertMail(database, shop), findJob(database, shop.id, "import")]);
  const today = dayOf(now, shop.timeZone);
  const due = mail.frequency === "at_once" || isDigestDue(mail, today, hourOf(now, shop.timeZone));
  if (!due || !mail.recipients.length || importing?.state === "running") return "done";
  const { variants, total, ids } = await listUntoldAlerts(database, shop, LINES);
  const told = alertsTold(database, shop, { tellings: mail.tellings, ids, day: today }, now);
  if (!total) {
    await database.batch(told);
    return "done";
  }
  const content = { ...(await mailAbout(context, variants, total)), recipients: mail.recipients };
  await database.batch([mailQueued(database, shop, `alerts/told/${mail.tellings}`, content, now), ...told]);
  await jobs.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return "done";
};

async function mailAbout({ database, settings, shop }: JobContext, variants: UntoldVariant[], total: number) {
  const locationNames = await listLocationNames(database, shop);
  const addressOf = (path: string) => appAddress(settings, shop.domain, path);
  return lowStockMail(
    variants.map((variant) => lineOf(variant, locationNames, addressOf)),
    {
      total,
      shop: shop.name ?? shop.domain,
      alerts: addressOf("/alerts"),
      settings: addressOf("/settings"),
    },
  );
}

function lineOf(
  { variantId, productTitle, variantTitle, sku, places, stock, ...order }: UntoldVariant,
  locationNames: Record<number, string>,
  addressOf: (path: string) => string,
): LowLine {
  const nameOf = (location: number) => locationNames[location] ?? "";
  return {
    ...{ name: variantTitle === "Default Title" ? productTitle : `${productTitle}, ${variantTitle}`, sku },
    ...order,
    places: places.map(({ locationId, available, reorderPoint }) => ({
      ...{ location: nameOf(locationId), available, reorderPoint },
    })),
    transfers: transfersIn(stock).map(({ from, to, units }) => ({ from: nameOf(from), to: nameOf(to), units })),
    address: addressOf(`/products/${variantId}`),
  };
}
