import type { MailToSend } from "../../app/outbound/mail/mails.server";
import type { MailService } from "../../app/outbound/mail/way";

type Post = { headers: Record<string, string>; body: Record<string, unknown> };

/** How each kind of HTTP service wants a mail. A new one is a line here and in MAIL_API_STYLE of app/env.ts. */
export const STYLES: Record<MailService["style"], (service: MailService, mail: MailToSend, key: string) => Post> = {
  /** https://resend.com/docs/api-reference/emails/send-email; others have copied it. */
  resend: ({ key: secret, from }, { recipients, subject, text, html }, key) => ({
    headers: { authorization: `Bearer ${secret}`, "idempotency-key": key },
    body: { from: from.text, to: recipients, subject, text, html },
  }),
  /** https://postmarkapp.com/developer/api/email-api */
  postmark: ({ key: secret, from }, { recipients, subject, text, html }) => ({
    headers: { "x-postmark-server-token": secret },
    body: { From: from.text, To: recipients.join(", "), Subject: subject, TextBody: text, HtmlBody: html },
  }),
};
