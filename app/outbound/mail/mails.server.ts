import { desc, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { mails } from "../../../drizzle/schema";
import { typed } from "../../database";
import { DAY } from "../../days/iso-day";
import { type Attachment, type Mail, type MailState, TRIES_AFTER, UNANSWERED_AFTER } from "./mail";
import { recipientsFrom } from "./recipients";

/** A mail to hand over. `key` is the same at every try. */
export type MailToSend = Mail & {
  id: number;
  key: string;
  recipients: string[];
  attempts: number;
  attachments?: Attachment[];
  /** Where answers go, if not to the sender. */
  replyTo?: string;
  /** The service gives it back where the mail bounces. */
  of?: MailOf;
};

/** Local ids of what a mail is of. */
export type MailOf = { shopId: number; orderId: number };

/** A file that went along, and the app's address that gives it. */
type KeptAttachment = { name: string; address: string };

/**
 * A mail that was handed over once and for all, with what became of it: no try comes after. Nothing where the shop has had a
 * mail of this key. One statement.
 */
export const mailRecorded = (
  database: D1Database,
  shop: { id: number },
  key: string,
  mail: Mail & { recipients: string[]; attachments: KeptAttachment[] },
  failure: string | null,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO mails (shop_id, key, recipients, subject, text, html, attachments, state, attempts, failure, created_at, sent_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, iif(?8 IS NULL, 'sent', 'failed'), 1, ?8, ?9, iif(?8 IS NULL, ?9, NULL)) ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[shop.id, key, JSON.stringify(mail.recipients), mail.subject, mail.text, mail.html],
      ...[JSON.stringify(mail.attachments.map(({ name, address }) => [name, address])), failure, now],
    );

const keptAttachments = z.array(z.tuple([z.string(), z.string()]));

/**
 * Nothing where the shop has had a mail of this key. One statement. The job `send-mails` hands it over; where its
 * message is lost, the schedule asks for it.
 */
export const mailQueued = (
  database: D1Database,
  shop: { id: number },
  key: string,
  { recipients, subject, text, html }: Mail & { recipients: string[] },
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO mails (shop_id, key, recipients, subject, text, html, state, created_at)
      VALUES (?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT DO NOTHING`,
    )
    .bind(shop.id, key, JSON.stringify(recipients), subject, text, html, now);

const MINUTE = 60_000;
const TEST_MAILS_A_DAY = 10;

/** One a minute, so that its key is the minute; counted in the statement that inserts, so that many at once are as one. */
export async function queueTestMail(
  database: D1Database,
  shop: { id: number },
  { recipients, subject, text, html }: Mail & { recipients: string[] },
  now: number,
): Promise<"queued" | "too soon" | "too many"> {
  const key = `test/${Math.floor(now / MINUTE)}`;
  const sent =
    "SELECT COUNT(*) AS count, SUM(key = ?2) AS now FROM mails WHERE shop_id = ?1 AND key GLOB 'test/*' AND created_at > ?3";
  const [queued, counted] = await database.batch<{ count: number; now: number | null }>([
    database
      .prepare(
        `INSERT INTO mails (shop_id, key, recipients, subject, text, html, state, created_at)
        SELECT ?1, ?2, ?5, ?6, ?7, ?8, 'queued', ?4 FROM (${sent}) WHERE count < ${TEST_MAILS_A_DAY} ON CONFLICT DO NOTHING`,
      )
      .bind(shop.id, key, now - DAY, now, JSON.stringify(recipients), subject, text, html),
    database.prepare(sent).bind(shop.id, key, now - DAY),
  ]);
  if (queued?.meta.changes) return "queued";
  return counted?.results[0]?.now ? "too soon" : "too many";
}

/** SQL: parameters are the time and the waits before each try, as JSON. */
const isDue = (
  now: string,
  tries: string,
) => `state = 'queued' AND created_at + COALESCE(${tries}->>attempts, 0) <= ${now}
  AND (sent_at IS NULL OR sent_at < ${now} - ${UNANSWERED_AFTER})`;

/** Domains of the shops that have mail to hand over now. */
export async function listShopsWithMail(database: D1Database, now: number): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT s.domain FROM mails m INDEXED BY mails_queued CROSS JOIN shops s ON s.id = m.shop_id
      WHERE s.uninstalled_at IS NULL AND ${isDue("?1", "?2")}`,
    )
    .bind(now, JSON.stringify(TRIES_AFTER))
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

/**
 * Takes mail that is due, so that nobody else hands it over. While a mail is queued, `sent_at` says when a try of it
 * began: one whose try never ended is due again after a while, and `unended` says that it may have been sent.
 */
export async function takeDueMails(database: D1Database, shop: { id: number }, now: number, limit: number) {
  const [unended, taken] = await database.batch<Record<string, string | number>>([
    database
      .prepare("SELECT id FROM mails INDEXED BY mails_queued WHERE shop_id = ? AND state = 'queued' AND sent_at < ?")
      .bind(shop.id, now - UNANSWERED_AFTER),
    database
      .prepare(
        `UPDATE mails SET attempts = attempts + 1, sent_at = ?2 WHERE id IN (
          SELECT id FROM mails INDEXED BY mails_queued WHERE shop_id = ?1 AND ${isDue("?2", "?3")} ORDER BY created_at LIMIT ?4)
        RETURNING id, key, recipients, subject, text, html, attempts`,
      )
      .bind(shop.id, now, JSON.stringify(TRIES_AFTER), limit),
  ]);
  const before = new Set(unended?.results.map(({ id }) => id));
  return (taken?.results ?? []).map((row) => ({
    mail: {
      id: Number(row.id),
      key: String(row.key),
      recipients: recipientsFrom(String(row.recipients)),
      subject: String(row.subject),
      text: String(row.text),
      html: String(row.html),
      attempts: Number(row.attempts),
    } satisfies MailToSend,
    unended: before.has(Number(row.id)),
  }));
}

/** One statement. Only the try that took it may say what became of it. */
export const mailMoved = (
  database: D1Database,
  shop: { id: number },
  { id, attempts }: Pick<MailToSend, "id" | "attempts">,
  { state, failure }: MailState,
  now: number,
) =>
  database
    .prepare(
      `UPDATE mails SET state = ?4, failure = ?5, sent_at = iif(?4 = 'sent', ?6, NULL)
      WHERE id = ?2 AND shop_id = ?1 AND attempts = ?3 AND state = 'queued'`,
    )
    .bind(shop.id, id, attempts, state, failure, now);

/** The newest first. */
export const listMails = async (database: D1Database, shop: { id: number }, limit: number) =>
  (
    await typed(database)
      .select()
      .from(mails)
      .where(eq(mails.shopId, shop.id))
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(limit)
  ).map(({ recipients, attachments, ...mail }) => ({
    ...mail,
    recipients: recipientsFrom(recipients),
    attachments: keptAttachments
      .parse(JSON.parse(attachments ?? "[]"))
      .map(([name, address]): KeptAttachment => ({ name, address })),
  }));

/** How the latest mails stand, for Settings. */
export const listMailStates = (database: D1Database, shop: { id: number }, limit: number) =>
  typed(database)
    .select({
      id: mails.id,
      subject: mails.subject,
      state: mails.state,
      attempts: mails.attempts,
      failure: mails.failure,
      createdAt: mails.createdAt,
      recipients: sql<number>`json_array_length(${mails.recipients})`,
    })
    .from(mails)
    .where(eq(mails.shopId, shop.id))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit);
