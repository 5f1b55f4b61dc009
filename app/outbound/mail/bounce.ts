import * as z from "zod";
import type { MailOf } from "./mails.server";
import type { MailService } from "./way";

/** A mail that a service had taken, and that did not arrive: sent back for good, or never sent. */
export type Bounce = {
  /** The service's own id of the mail, as it gave it when it took it. */
  messageId: string;
  of: MailOf;
  /** Whom it did not reach. */
  to: string;
  /** As the service says it. */
  reason: string;
};

/** As services keep beside a mail what it is of: letters, digits, _ and - are what all of them take. */
export const tagsOf = ({ shopId, orderId }: MailOf) => ({ shop: String(shopId), order: String(orderId) });

/** What a service tells: a bounce of an order's mail, or undefined: any other news, and mail of which nothing is kept. */
export const bounceIn = (style: MailService["style"], told: unknown): Bounce | undefined =>
  NOTICES[style].safeParse(told).data;

const LONGEST = 300;

const id = z
  .string()
  .regex(/^[1-9][0-9]{0,15}$/)
  .transform(Number);
const tags = z
  .object({ shop: id, order: id })
  .transform(({ shop, order }): MailOf => ({ shopId: shop, orderId: order }));
const short = z.string().transform((text) => text.slice(0, LONGEST));

/**
 * https://resend.com/docs/webhooks/emails: `bounced`, and, where the mail never left, `failed` and `suppressed` (the
 * address is on a list of those that nothing reaches). Tags come back by their names; as a list, as they were sent,
 * they are read too.
 */
const resend = z
  .object({
    type: z.enum(["email.bounced", "email.failed", "email.suppressed"]),
    data: z.object({
      email_id: short,
      to: z.array(z.string()).min(1),
      bounce: z.object({ message: short.optional() }).optional().catch(undefined),
      failed: z.object({ reason: short.optional() }).optional().catch(undefined),
      suppressed: z.object({ message: short.optional() }).optional().catch(undefined),
      tags: z.preprocess(byName, tags),
    }),
  })
  .transform(
    ({ data }): Bounce => ({
      ...{ messageId: data.email_id, of: data.tags },
      to: data.to.join(", ").slice(0, LONGEST),
      reason: data.bounce?.message ?? data.suppressed?.message ?? neverSent(data.failed?.reason),
    }),
  );

/** In a word of the service's, as `reached_daily_quota`. */
const neverSent = (word: string | undefined) => (word ? `It was never sent: ${word.replaceAll("_", " ")}.` : "");

function byName(given: unknown) {
  const list = z.array(z.object({ name: z.string(), value: z.string() })).safeParse(given).data;
  return list ? Object.fromEntries(list.map(({ name, value }) => [name, value])) : given;
}

/** Postmark tells under the same name of answers by a machine, and of mail that may yet arrive. */
const NOT_BACK = new Set([
  ...["Transient", "AutoResponder", "Subscribe", "Unsubscribe", "AddressChange", "ChallengeVerification"],
]);

/** https://postmarkapp.com/developer/webhooks/bounce-webhook */
const postmark = z
  .object({
    RecordType: z.literal("Bounce"),
    Type: z.string().refine((type) => !NOT_BACK.has(type)),
    MessageID: short,
    Email: short,
    Description: short.optional(),
    Metadata: tags,
  })
  .transform(
    ({ MessageID, Email, Description = "", Metadata }): Bounce => ({
      ...{ messageId: MessageID, of: Metadata, to: Email, reason: Description },
    }),
  );

const NOTICES = { resend, postmark } satisfies Record<MailService["style"], z.ZodType<Bounce>>;
