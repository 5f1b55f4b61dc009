import type { Outcome } from "../../app/outbound/mail/mail";
import type { MailToSend } from "../../app/outbound/mail/mails.server";
import type { MailService, MailWay, Sender } from "../../app/outbound/mail/way";
import { STYLES } from "./mail-services";

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
    const said = (await answer.text()).slice(0, REASON);
    if (answer.ok) return { kind: "sent" };
    const reason = `The mail service answered ${answer.status}. ${said}`.trim();
    return { kind: "refused", reason, forGood: !isPassing(answer.status) };
  } catch (error) {
    return { kind: "unanswered", reason: `the mail service did not answer (${String(error).slice(0, REASON)}).` };
  }
}

/** 409: the same key is being worked on this moment. */
const isPassing = (status: number) => [401, 403, 408, 409, 425, 429].includes(status) || status >= 500;

/** https://developers.cloudflare.com/email-service/api/send-emails/workers-api/: what it refuses has a code. */
async function sendBy(binding: SendEmail, { name, email }: Sender, mail: MailToSend): Promise<Outcome> {
  const { recipients, subject, text, html } = mail;
  try {
    await binding.send({ from: { name, email }, to: recipients, subject, text, html });
    return { kind: "sent" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    const reason = `Cloudflare did not take it: ${String(error).slice(0, REASON)}`;
    if (code === undefined) return { kind: "unanswered", reason };
    return { kind: "refused", reason, forGood: !/LIMIT|INTERNAL|DELIVERY_FAILED|SENDER/.test(code) };
  }
}
