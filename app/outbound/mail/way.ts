import type { Settings } from "../../env";

/** How mail leaves: what the environment names decides. */
export type MailWay =
  | { kind: "service"; service: MailService }
  | { kind: "cloudflare"; binding: SendEmail; from: Sender }
  /** In development, where nothing is named: mail is shown on a page of its own, and goes nowhere. */
  | { kind: "outbox" }
  | { kind: "none" };

export type Sender = NonNullable<Settings["MAIL_FROM"]>;
export type MailService = { style: NonNullable<Settings["MAIL_API_STYLE"]>; url: string; key: string; from: Sender };

/** A service goes before Cloudflare's own binding; either wants a sender. */
export function mailWayOf(settings: Settings): MailWay {
  const {
    MAIL_FROM: from,
    MAIL_API_URL: url,
    MAIL_API_KEY: key,
    MAIL_API_STYLE: style = "resend",
    EMAIL: binding,
  } = settings;
  if (from && url && key) return { kind: "service", service: { style, url, key, from } };
  if (from && binding) return { kind: "cloudflare", binding, from };
  return { kind: settings.ENVIRONMENT === "development" ? "outbox" : "none" };
}

/** Of the ways, those that take a mail with the same key once, however often it is handed over. */
export const knowsKeys = (way: MailWay) =>
  way.kind === "outbox" || (way.kind === "service" && way.service.style === "resend");
