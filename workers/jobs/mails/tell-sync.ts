import { zoneOf } from "../../../app/days/zone-days";
import { mailQueued } from "../../../app/outbound/mail/mails.server";
import { findAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { isToTell, standstillOf } from "../../../app/replenishment/alerts/standstill";
import { findSyncState, standstillTold } from "../../../app/replenishment/alerts/standstill.server";
import { goesOnMail, standstillMail } from "../../../app/replenishment/alerts/standstill-mail";
import { appAddress } from "../../../app/shopify/origin";
import type { JobStep } from "../job";

/**
 * One mail when a shop's work with Shopify stands still, and one when it goes on. The mail's key is how often was told before: of
 * two runners one tells.
 */
export const tellSync: JobStep = async ({ database, settings, shop, now, jobs }) => {
  const [state, { recipients, stills }] = await Promise.all([
    findSyncState(database, shop),
    findAlertMail(database, shop),
  ]);
  if (!state || !isToTell(state, now)) return "done";
  const standstill = standstillOf(state, now);
  const about = {
    ...{ shop: shop.name ?? shop.domain, timeZone: zoneOf(shop.timeZone, now) },
    ...{ sync: appAddress(settings, shop.domain, "/sync"), settings: appAddress(settings, shop.domain, "/settings") },
  };
  const [key, mail] = standstill
    ? [`sync/still/${stills}`, standstillMail(standstill, about)]
    : [`sync/on/${stills}`, goesOnMail(about)];
  await database.batch([
    mailQueued(database, shop, key, { ...mail, recipients }, now),
    standstillTold(database, shop, { stills, since: standstill ? now : null }, now),
  ]);
  await jobs.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return "done";
};
