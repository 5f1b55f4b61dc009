import { env } from "cloudflare:workers";
import { z } from "zod";

const move = z.object({
  ...{ place: z.number(), delta: z.number(), at: z.number(), reason: z.string().nullable() },
  /** When we asked for it; null where it is none of ours, or not known to be. */
  askedAt: z.number().nullable(),
  /** When Shopify told of it by itself; null of what it was asked for. */
  toldAt: z.number().nullable(),
});
const asked = z.object({
  ...{ place: z.number(), delta: z.number(), askedAt: z.number(), reason: z.string(), key: z.string() },
  state: z.string(),
});

/** What stood in the ledger of a variant as something was tried: how it moved, and what Shopify had been asked for and had not answered. */
export interface Known {
  at: number;
  moves: z.infer<typeof move>[];
  asked: z.infer<typeof asked>[];
  /** Units between places. */
  inTransit: number;
  /** Places with a number of their own. */
  stocked: number[];
}

export async function knownOf(variantId: number): Promise<Known> {
  const of = (sql: string) => env.DB.prepare(sql).bind(variantId);
  const [moves, open, levels, transit] = await env.DB.batch([
    of(`SELECT c.shopify_id AS place, m.delta, m.at, m.reason, w.created_at AS askedAt, iif(m.cause = 'shopify', m.recorded_at, NULL) AS toldAt FROM variants v
      JOIN movements m ON m.shop_id = v.shop_id AND m.inventory_item_id = v.inventory_item_id JOIN locations c ON c.id = m.location_id
      LEFT JOIN inventory_writes w ON w.id = m.write_id WHERE v.shopify_id = ?`),
    of(`SELECT CAST(f.value->>'location' AS INTEGER) AS place, f.value->>'delta' AS delta, w.created_at AS askedAt, w.reason, w.idempotency_key AS "key", w.state
      FROM variants v JOIN inventory_writes w ON w.shop_id = v.shop_id AND w.state IN ('queued', 'sending') JOIN json_each(w.changes) f
      WHERE v.shopify_id = ? AND CAST(f.value->>'item' AS INTEGER) = v.inventory_item_id`),
    of(`SELECT c.shopify_id AS place FROM variants v JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id
      JOIN locations c ON c.id = l.location_id WHERE v.shopify_id = ? AND l.deleted_at IS NULL AND l.available IS NOT NULL`),
    of(`SELECT COALESCE(SUM(iif(m.kind = 'shipped', x.accepted, -x.accepted - x.damaged)), 0) AS units FROM variants v
      JOIN transfer_lines l ON l.shop_id = v.shop_id AND l.variant_id = v.id JOIN transfer_move_lines x ON x.line_id = l.id
      JOIN transfer_moves m ON m.id = x.move_id WHERE v.shopify_id = ? AND NOT EXISTS (SELECT 1 FROM transfer_move_lines y JOIN transfer_moves s ON s.id = y.move_id AND s.kind = 'shipped'
        JOIN inventory_writes w ON w.idempotency_key = 'transfer/' || y.id AND w.state = 'refused' WHERE y.line_id = l.id)`),
  ]);
  return {
    at: Date.now(),
    ...withTold(z.array(move).parse(moves?.results), z.array(asked).parse(open?.results)),
    inTransit: z.tuple([z.object({ units: z.number() })]).parse(transit?.results)[0].units,
    stocked: z
      .array(z.object({ place: z.number() }))
      .parse(levels?.results)
      .map(({ place }) => place),
  };
}

/** What Shopify made and told of is a movement; that its write has no answer yet makes it none twice. */
function withTold(moves: Known["moves"], open: Known["asked"]): Pick<Known, "moves" | "asked"> {
  const left = [...open];
  const told = [...moves]
    .sort((a, b) => a.at - b.at)
    .map((made) => {
      const isMade = ({ state, place, delta, askedAt }: Known["asked"][number]) =>
        state === "sending" && made.place === place && made.delta === delta && (made.toldAt ?? 0) >= askedAt;
      const [write] = left.splice(left.findIndex(isMade) >>> 0, 1);
      return write ? { ...made, askedAt: write.askedAt, reason: write.reason } : made;
    });
  return { moves: told, asked: left };
}

/** Of what was tried several times, what was known the time it was done. */
export const knownAt = (tries: readonly Known[], at: number) => tries.find((known) => known.at === at);

const sum = (rows: readonly { delta: number }[]) => rows.reduce((units, { delta }) => units + delta, 0);

const COUNTED = "cycle_count_available";

/** What was there at a count's scan: what had moved by then, what we had asked for by then, and what another count put right since. */
export function thereAt({ moves, asked }: Known, place: number, scannedAt: number): number {
  const ours = ({ askedAt, reason }: { askedAt: number | null; reason: string | null }) =>
    reason === COUNTED || (askedAt !== null && askedAt <= scannedAt);
  const here = <Row extends { place: number }>(rows: readonly Row[]) => rows.filter((row) => row.place === place);
  return sum(here(moves).filter((each) => each.at <= scannedAt || ours(each))) + sum(here(asked).filter(ours));
}

/** What the shop had of it in all places and between them, with what was received and had not come into stock. */
export const inStock = ({ moves, asked, inTransit }: Known): number =>
  sum(moves) + sum(asked.filter(({ key }) => /^(receipt|transfer)\//.test(key))) + inTransit;
