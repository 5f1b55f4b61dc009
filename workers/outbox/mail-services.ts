import { tagsOf } from "../../app/outbound/mail/bounce";
import type { MailToSend } from "../../app/outbound/mail/mails.server";
import type { MailService } from "../../app/outbound/mail/way";

type Post = { headers: Record<string, string>; body: Record<string, unknown> };

/** A file in base64, as services take them. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

const PIECE = 8192;

/** The field under which each kind of service answers with its id of a mail. */
export const MESSAGE_ID: Record<MailService["style"], string> = { resend: "id", postmark: "MessageID" };

/** How each kind of HTTP service wants a mail. A new one is a line here and in MAIL_API_STYLE of app/env.ts. */
export const STYLES: Record<MailService["style"], (service: MailService, mail: MailToSend, key: string) => Post> = {
  /** https://resend.com/docs/api-reference/emails/send-email; others have copied it. */
  resend: ({ key: secret, from }, { recipients, subject, text, html, attachments, replyTo, of }, key) => ({
    headers: { authorization: `Bearer ${secret}`, "idempotency-key": key },
    body: {
      ...{ from: from.text, to: recipients, subject, text, html },
      ...(replyTo && { reply_to: replyTo }),
      ...(of && { tags: Object.entries(tagsOf(of)).map(([name, value]) => ({ name, value })) }),
      ...(attachments && {
        attachments: attachments.map(({ name, type, bytes }) => ({
          ...{ filename: name, content: base64(bytes), content_type: type },
        })),
      }),
    },
  }),
  /** https://postmarkapp.com/developer/api/email-api */
  postmark: ({ key: secret, from }, { recipients, subject, text, html, attachments, replyTo, of }) => ({
    headers: { "x-postmark-server-token": secret },
    body: {
      ...{ From: from.text, To: recipients.join(", "), Subject: subject, TextBody: text, HtmlBody: html },
      ...(replyTo && { ReplyTo: replyTo }),
      ...(of && { Metadata: tagsOf(of) }),
      ...(attachments && {
        Attachments: attachments.map(({ name, type, bytes }) => ({
          ...{ Name: name, Content: base64(bytes), ContentType: type },
        })),
      }),
    },
  }),
};
