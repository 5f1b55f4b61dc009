import * as z from "zod";
import type { OutboundEvent } from "../events/envelope";
import { bodyFor } from "../formats/body";
import { FORMAT_NAMES } from "../formats/format";
import { listed } from "./log.server";

const text = z.string().transform((json): unknown => JSON.parse(json));
const headers = text.pipe(z.array(z.tuple([z.string(), z.string()])));

const attempt = z.object({
  id: z.number(),
  at: z.number(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  durationMs: z.number(),
  byHand: z.number().transform(Boolean),
  requestHeaders: headers,
  responseHeaders: headers,
  responseBody: z.string(),
});

/** One try: its status, or why nothing was answered. Secrets among the request's headers are masked. */
export type ListedAttempt = z.infer<typeof attempt>;

const found = listed.extend({
  endpointName: z.string(),
  shownUrl: z.string(),
  endpointState: z.enum(["on", "off", "disabled", "deleted"]),
  format: z.enum(FORMAT_NAMES),
  payload: z.enum(["full", "thin"]),
  publicId: z.string(),
  at: z.number(),
  data: text.pipe(z.record(z.string(), z.unknown())),
  body: z.string().nullable(),
});

export type FoundDispatch = Omit<z.infer<typeof found>, "attempts" | "publicId" | "type" | "at" | "data"> & {
  event: OutboundEvent;
  /** What its own attempts say, and those by hand, the newest first. */
  attempts: ListedAttempt[];
  /** How many were its own. */
  attemptsMade: number;
};

/** Attempts that a page shows; by hand there may be any number. */
const MOST_ATTEMPTS = 100;

/** A dispatch with its event, its body as it was or would be sent, and its attempts. Two statements. */
export async function findDispatch(
  database: D1Database,
  shop: { id: number; domain: string },
  endpointId: number,
  sequence: number,
): Promise<FoundDispatch | undefined> {
  const [one, tried] = await database.batch<Record<string, unknown>>([
    database.prepare(FOUND).bind(shop.id, endpointId, sequence),
    database.prepare(TRIED).bind(shop.id, endpointId, sequence),
  ]);
  const row = one?.results[0];
  if (!row) return undefined;
  const { publicId, type, at, data, attempts: attemptsMade, ...dispatch } = found.parse(row);
  const event = { publicId, type, at, shop: shop.domain, sequence, data };
  const body = dispatch.body ?? bodyFor(dispatch, event);
  return { ...dispatch, body, event, attemptsMade, attempts: z.array(attempt).parse(tried?.results) };
}

const FOUND = `
SELECT d.endpoint_id AS endpointId, p.name AS endpointName, p.shown_url AS shownUrl, 
  COALESCE(d.format, p.format) AS format, COALESCE(d.payload, p.payload) AS payload,
  iif(p.deleted_at IS NULL, p.state, 'deleted') AS endpointState, d.sequence, d.state, d.attempts,
  d.next_attempt_at AS nextAttemptAt, d.last_status AS lastStatus, d.reason, d.created_at AS createdAt, d.ended_at AS endedAt,
  e.public_id AS publicId, e.type, e.at, e.data, b.body
FROM dispatches d
CROSS JOIN endpoints p ON p.shop_id = d.shop_id AND p.id = d.endpoint_id
CROSS JOIN events e ON e.shop_id = d.shop_id AND e.sequence = d.sequence
LEFT JOIN dispatch_bodies b ON b.shop_id = d.shop_id AND b.endpoint_id = d.endpoint_id AND b.sequence = d.sequence
WHERE d.shop_id = ?1 AND d.endpoint_id = ?2 AND d.sequence = ?3`;

const TRIED = `
SELECT id, at, status, error, duration_ms AS durationMs, by_hand AS byHand, request_headers AS requestHeaders,
  response_headers AS responseHeaders, response_body AS responseBody
FROM attempts INDEXED BY attempts_of_dispatch WHERE shop_id = ?1 AND endpoint_id = ?2 AND sequence = ?3
ORDER BY at DESC, id DESC LIMIT ${MOST_ATTEMPTS}`;
