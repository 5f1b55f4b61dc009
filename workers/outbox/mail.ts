import * as z from "zod";
import type { Outcome } from "../../app/outbound/mail/mail";
import type { MailToSend } from "../../app/outbound/mail/mails.server";
import type { MailService, MailWay, Sender } from "../../app/outbound/mail/way";
import { base64, MESSAGE_ID, STYLES } from "./mail-services";

const PATIENCE = 20_000;
/** Of what a service answers, so much is kept to say why. */
const REASON = 300;

/** Hands one mail over, once. `key` is the same at every try of it and no other mail's. */
export async function handOver(way: MailWay, mail: MailToSend, key: string): Promise<Outcome> {
  switch (way.kind) {
    case "service":
      return postTo(way.service, mail, key);
    case "cloudflare":
      return sendBy(way.binding, way.from, mail);
    case "outbox":
      return { kind: "sent" };
    case "none":
      return { kind: "refused", reason: "Evenstock has no way to send mail: MAIL_FROM is not set.", forGood: false };
  }
}

async function postTo(service: MailService, mail: MailToSend, key: string): Promise<Outcome> {
  const { headers, body } = STYLES[service.style](service, mail, key);
  try {
    const answer = await fetch(service.url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await answer.text();
    if (answer.ok) return sentAs(idIn(said, MESSAGE_ID[service.style]));
    const reason = `The mail service answered ${answer.status}. ${said.slice(0, REASON)}`.trim();
    return { kind: "refused", reason, forGood: !isPassing(answer.status) };
  } catch (error) {
    return { kind: "unanswered", reason: `the mail service did not answer (${String(error).slice(0, REASON)}).` };
  }
}

const LONGEST_ID = 200;

const sentAs = (messageId: string | undefined): Outcome => ({ kind: "sent", ...(messageId && { messageId }) });

/** Undefined where the service says none: what it answers is not to be relied on. */
function idIn(answer: string, field: string): string | undefined {
  try {
    const id = z.record(z.string(), z.unknown()).parse(JSON.parse(answer))[field];
    return typeof id === "string" ? id.slice(0, LONGEST_ID) : undefined;
  } catch {
    return undefined;
  }
}

/** 409: the same key is being worked on this moment. */
const isPassing = (status: number) => [401, 403, 408, 409, 425, 429].includes(status) || status >= 500;

/** https://developers.cloudflare.com/email-service/api/send-emails/workers-api/: what it refuses has a code. */
async function sendBy(binding: SendEmail, { name, email }: Sender, mail: MailToSend): Promise<Outcome> {
  const { recipients, subject, text, html, attachments, replyTo } = mail;
  try {
    const sent = await binding.send({
      ...{ from: { name, email }, to: recipients, subject, text, html },
      ...(replyTo && { replyTo }),
      ...(attachments && {
        attachments: attachments.map(({ name: filename, type, bytes }) => ({
          ...{ filename, type, content: base64(bytes), disposition: "attachment" as const },
        })),
      }),
    });
    return sentAs(sent?.messageId);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    const reason = `Cloudflare did not take it: ${String(error).slice(0, REASON)}`;
    if (code === undefined) return { kind: "unanswered", reason };
    return { kind: "refused", reason, forGood: !/LIMIT|INTERNAL|DELIVERY_FAILED|SENDER/.test(code) };
  }
}
