import { dayOf } from "../../app/days/calendar";
import { cutBacklog, listOverfull, MOST_WAITING } from "../../app/outbound/dispatches/backlog.server";
import { backlogMail } from "../../app/outbound/endpoints/trouble-mail";
import { mailQueued } from "../../app/outbound/mail/mails.server";
import { findAlertMail } from "../../app/replenishment/alerts/mail.server";
import { onlyDatabase } from "../../app/shops/databases.server";

/** A backlog has an end, and reaching it is told: in the log, on each dispatch, and to the merchant once a day. */
export async function cutBacklogs(env: Pick<Env, "DB">, now: number, most = MOST_WAITING): Promise<void> {
  const database = onlyDatabase(env);
  for (const { id, domain, last } of await listOverfull(database, most)) {
    const given = await cutBacklog(database, { id, last }, now);
    if (!given) continue;
    console.warn(JSON.stringify({ at: "outbox", shop: domain, backlogFull: given }));
    const { recipients } = await findAlertMail(database, { id });
    if (!recipients.length) continue;
    const mail = { ...backlogMail({ shop: domain, most }), recipients };
    await mailQueued(database, { id }, `backlog/${dayOf(now, "UTC")}`, mail, now).run();
  }
}
