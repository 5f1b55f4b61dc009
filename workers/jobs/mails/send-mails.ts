import { type Outcome, stateAfter } from "../../../app/outbound/mail/mail";
import { mailMoved, takeDueMails } from "../../../app/outbound/mail/mails.server";
import { knowsKeys, mailWayOf } from "../../../app/outbound/mail/way";
import { handOver } from "../../outbox/mail";
import { AT_ONCE, type JobStep } from "../job";

const MAILS_A_STEP = 5;

/**
 * Hands a shop's due mail over. A try is recorded before it begins: where it dies, or we do, before its end is recorded,
 * the mail may have been sent, and only a way that knows it by its key gets it again.
 */
export const sendMails: JobStep = async ({ database, settings, shop, now }) => {
  const way = mailWayOf(settings);
  const due = await takeDueMails(database, shop, now, MAILS_A_STEP);
  for (const { mail, unended } of due) {
    const begun = Date.now();
    const outcome: Outcome =
      unended && !knowsKeys(way)
        ? { kind: "unanswered", reason: "Evenstock stopped in the middle of it." }
        : await handOver(way, mail, `${shop.domain}/${mail.id}/${mail.key}`);
    const moved = stateAfter(outcome, mail.attempts, knowsKeys(way));
    await mailMoved(database, shop, mail, moved, now).run();
    const { id, attempts } = mail;
    console.log(
      JSON.stringify({
        at: "mail",
        shop: shop.domain,
        mail: id,
        attempts,
        way: way.kind,
        state: moved.state,
        ms: Date.now() - begun,
      }),
    );
  }
  return due.length === MAILS_A_STEP ? AT_ONCE : "done";
};
