import { listLocationNames } from "../../../app/catalog/known-locations.server";
import { dayOf, hourOf } from "../../../app/days/calendar";
import { mailQueued } from "../../../app/outbound/mail/mails.server";
import { lateMailed, listUnmailed } from "../../../app/purchasing/orders/late.server";
import { lateSection, lateSubject } from "../../../app/purchasing/orders/late-orders";
import { type LowLine, lowStockMail } from "../../../app/replenishment/alerts/low-stock-mail";
import { isDigestDue, isMorning } from "../../../app/replenishment/alerts/mail";
import { alertsTold, findAlertMail, isReckoningAnew } from "../../../app/replenishment/alerts/mail.server";
import { listUntoldAlerts, type UntoldVariant } from "../../../app/replenishment/alerts/untold.server";
import { findCounts } from "../../../app/replenishment/home/counts.server";
import { transfersIn } from "../../../app/replenishment/reorder/transfers";
import { appAddress } from "../../../app/shopify/origin";
import type { JobContext, JobStep } from "../job";

/** A screen to look at: all others are behind the link. */
const LINES = 10;

/**
 * One mail of all alerts and late orders that no mail has told of; who hears of alerts at once hears of late orders in the morning.
 * The mail and the marks of what it tells are one batch, and the mail's key is how often was told before: of two runners one
 * tells. While the first import opens alerts, or a change of settings moves all of them, nobody is told; then all are in one mail.
 */
export const tellAlerts: JobStep = async (context) => {
  const { database, shop, now, jobs } = context;
  const [mail, reckoning] = await Promise.all([findAlertMail(database, shop), isReckoningAnew(database, shop, now)]);
  const today = dayOf(now, shop.timeZone);
  const hour = hourOf(now, shop.timeZone);
  const due = mail.frequency === "at_once" || isDigestDue(mail, today, hour);
  if (!due || !mail.recipients.length || reckoning) return "done";
  const [low, late] = await Promise.all([
    listUntoldAlerts(database, shop, LINES),
    isMorning(hour) || mail.frequency !== "at_once" ? listUnmailed(database, shop, today, LINES) : NONE_LATE,
  ]);
  const { tellings } = mail;
  const told = [
    lateMailed(database, shop, { tellings, mailed: late.mailed }),
    ...alertsTold(database, shop, { tellings, ids: low.ids, day: today }, now),
  ];
  if (!low.total && !late.mailed.length) {
    await database.batch(told);
    return "done";
  }
  const content = { ...(await mailAbout(context, low, late, today)), recipients: mail.recipients };
  await database.batch([mailQueued(database, shop, `alerts/told/${mail.tellings}`, content, now), ...told]);
  await jobs.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return "done";
};

const NONE_LATE: Awaited<ReturnType<typeof listUnmailed>> = { orders: [], mailed: [] };

async function mailAbout(
  { database, settings, shop }: JobContext,
  { variants, total }: { variants: UntoldVariant[]; total: number },
  { orders, mailed }: typeof NONE_LATE,
  today: number,
) {
  const [locationNames, { orderNow, toMove }] = await Promise.all([
    listLocationNames(database, shop),
    findCounts(database, shop),
  ]);
  const addressOf = (path: string) => appAddress(settings, shop.domain, path);
  return lowStockMail(
    variants.map((variant) => lineOf(variant, locationNames, addressOf)),
    {
      total,
      shop: shop.name ?? shop.domain,
      alerts: addressOf("/alerts"),
      reorder: { address: addressOf("/reorder"), orderNow, toMove },
      settings: addressOf("/settings"),
    },
    mailed.length > 0
      ? [
          {
            subject: lateSubject(mailed.length),
            passage: lateSection(orders, mailed.length, today, addressOf("/purchase-orders?tab=late")),
          },
        ]
      : [],
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
