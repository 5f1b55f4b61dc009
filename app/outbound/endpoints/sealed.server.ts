import * as z from "zod";
import { POLICY_NAMES } from "../dispatches/policies";
import { FORMAT_NAMES } from "../formats/format";
import { keptFilters } from "./filters";

const list = z.string().transform((text): unknown => JSON.parse(text));

/** An endpoint as whoever sends to it needs it: what is secret of it is encrypted under the key `keyId`. */
export const sealedEndpoint = z.object({
  id: z.number(),
  name: z.string(),
  events: list.pipe(z.array(z.string())),
  filters: list.pipe(keptFilters),
  format: z.enum(FORMAT_NAMES),
  retries: z.enum(POLICY_NAMES),
  rateLimit: z.number().nullable(),
  payload: z.enum(["full", "thin"]),
  timeoutS: z.number(),
  state: z.enum(["on", "off", "disabled"]),
  shownUrl: z.string(),
  keyId: z.string(),
  url: z.string(),
  headers: z.string(),
  secret: z.string(),
  previousSecret: z.string().nullable(),
  previousUntil: z.number().nullable(),
  failuresInRow: z.number(),
  failingSince: z.number().nullable(),
  lastSuccessAt: z.number().nullable(),
});
export type SealedEndpoint = z.infer<typeof sealedEndpoint>;

/** Made once: making a schema costs more than parsing by it. */
export const sealedEndpoints = z.array(sealedEndpoint);

/** SQL: its columns, of the row `p`. */
export const SEALED = `p.id, p.name, p.events, p.filters, p.format, p.payload, p.retries, p.rate_limit AS rateLimit, p.state,
  p.timeout_s AS timeoutS, p.shown_url AS shownUrl, p.key_id AS keyId, p.url, p.headers, p.secret,
  p.previous_secret AS previousSecret, p.previous_until AS previousUntil, p.failures_in_row AS failuresInRow,
  p.failing_since AS failingSince, p.last_success_at AS lastSuccessAt`;

/** Endpoints of all shops that stand under these older keys, and how many stand under any but the current one. Two statements. */
export async function listSealedUnder(
  database: D1Database,
  { older, current }: { older: string[]; current: string },
  limit: number,
): Promise<{ endpoints: (SealedEndpoint & { shopId: number })[]; left: number }> {
  const [found, counted] = await database.batch<Record<string, unknown>>([
    database
      .prepare(
        `SELECT ${SEALED}, p.shop_id AS shopId FROM endpoints p
        WHERE p.deleted_at IS NULL AND p.key_id IN (SELECT value FROM json_each(?)) ORDER BY p.id LIMIT ?`,
      )
      .bind(JSON.stringify(older), limit),
    database.prepare("SELECT COUNT(*) AS left FROM endpoints WHERE deleted_at IS NULL AND key_id <> ?").bind(current),
  ]);
  return {
    endpoints: z.array(sealedEndpoint.extend({ shopId: z.number() })).parse(found?.results),
    left: Number(counted?.results[0]?.left),
  };
}

/** One that was not deleted. One statement. */
export const findSealedEndpoint = (database: D1Database, shop: { id: number }, id: number) =>
  findSealed(database, shop, "p.id", id);

/** The one that this request added, not deleted since. One statement. */
export const findSealedOfForm = (database: D1Database, shop: { id: number }, formToken: string) =>
  findSealed(database, shop, "p.form_token", formToken);

async function findSealed(
  database: D1Database,
  shop: { id: number },
  key: "p.id" | "p.form_token",
  value: number | string,
): Promise<SealedEndpoint | undefined> {
  const row = await database
    .prepare(`SELECT ${SEALED} FROM endpoints p WHERE p.shop_id = ? AND ${key} = ? AND p.deleted_at IS NULL`)
    .bind(shop.id, value)
    .first();
  return row ? sealedEndpoint.parse(row) : undefined;
}
