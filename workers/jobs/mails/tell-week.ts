import { dayOf, hourOf } from "../../../app/days/calendar";
import { findJob } from "../../../app/jobs/jobs.server";
import { mailQueued } from "../../../app/outbound/mail/mails.server";
import { weekDueFor } from "../../../app/replenishment/alerts/mail";
import { findAlertMail, weekTold } from "../../../app/replenishment/alerts/mail.server";
import { hasNews } from "../../../app/reports/week/week";
import { findWeek } from "../../../app/reports/week/week.server";
import { weekMail } from "../../../app/reports/week/week-mail";
import { appAddress } from "../../../app/shopify/origin";
import type { JobStep } from "../job";

/** One mail for each week: its key is the day for which it is due, so that of two runners one tells. A week without news has none. */
export const tellWeek: JobStep = async ({ database, settings, shop, now, jobs }) => {
  const [mail, importing] = await Promise.all([findAlertMail(database, shop), findJob(database, shop.id, "import")]);
  const today = dayOf(now, shop.timeZone);
  const day = weekDueFor(mail, today, hourOf(now, shop.timeZone));
  if (day === undefined || !mail.recipients.length || importing?.state === "running") return "done";
  const told = weekTold(database, shop, day, now);
  const week = await findWeek(database, shop, today);
  if (!hasNews(week)) {
    await told.run();
    return "done";
  }
  const content = weekMail(week, {
    ...{ shop: shop.name ?? shop.domain, currency: shop.currency, today },
    addressOf: (path) => appAddress(settings, shop.domain, path),
  });
  const { recipients } = mail;
  await database.batch([mailQueued(database, shop, `week/${day}`, { ...content, recipients }, now), told]);
  await jobs.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return "done";
};
