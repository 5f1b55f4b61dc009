import { MOST_LINES } from "../../../stock/transfers/transfer-form";
import { stockFrom } from "../../overviews/stock-at";
import { type Transfer, type TransfersMade, transfersIn } from "../../reorder/transfers";
import { createTransfer } from "./create.server";

type Shop = { id: number; timeZone: string };

/**
 * What moves of these variants as their plans say it now, one draft for each pair of locations: whoever walks from one to
 * another takes all of it along. The same form a second time is answered with what it made first.
 */
export async function moveStock(
  database: D1Database,
  shop: Shop,
  { variants, formToken }: { variants: number[]; formToken: string },
  who: string | null,
  now: number,
): Promise<TransfersMade> {
  const before = await transfersOfForm(database, shop, formToken);
  if (before.length > 0) return { transfers: before, left: 0 };
  const lines = await listMoves(database, shop, variants);
  for (const { token, ...transfer } of byPair(lines, formToken))
    await createTransfer(database, shop, { ...transfer, formToken: token, note: null, expectedDay: null }, who, now);
  const transfers = await transfersOfForm(database, shop, formToken);
  const moved = new Set(lines.map(({ variantId }) => variantId));
  return { transfers, left: variants.filter((id) => !moved.has(id)).length };
}

type Line = Transfer & { variantId: number };

async function listMoves(database: D1Database, shop: Shop, variants: number[]): Promise<Line[]> {
  const { results } = await database
    .prepare(
      `SELECT o.variant_id AS variantId, o.stock FROM json_each(?2) f
      CROSS JOIN overviews o ON o.shop_id = ?1 AND o.variant_id = f.value AND o.hidden = 0 AND o.standing = 'move'
      ORDER BY o.variant_id`,
    )
    .bind(shop.id, JSON.stringify([...new Set(variants)]))
    .all<{ variantId: number; stock: string }>();
  return results.flatMap(({ variantId, stock }) =>
    transfersIn(stockFrom(stock)).map((transfer): Line => ({ ...transfer, variantId })),
  );
}

/** A transfer holds so many lines; a pair of more gets several. */
function byPair(lines: Line[], formToken: string) {
  const pairs = new Map<string, Line[]>();
  for (const line of lines) {
    const pair = `${line.from}-${line.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), line]);
  }
  return [...pairs].flatMap(([pair, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_LINES) }, (_, at) => ({
      token: `${formToken}-${pair}-${at}`,
      fromId: all[0]?.from ?? 0,
      toId: all[0]?.to ?? 0,
      lines: all
        .slice(at * MOST_LINES, (at + 1) * MOST_LINES)
        .map(({ variantId, units }) => ({ variantId, quantity: units })),
    })),
  );
}

async function transfersOfForm(database: D1Database, shop: Shop, formToken: string) {
  const { results } = await database
    .prepare(
      `SELECT t.id, t.number, COALESCE(f.name, 'a location') AS "from", COALESCE(g.name, 'a location') AS "to",
        (SELECT COUNT(*) FROM transfer_lines l WHERE l.shop_id = t.shop_id AND l.transfer_id = t.id) AS lines
      FROM transfers t LEFT JOIN locations f ON f.id = t.from_id AND f.shop_id = t.shop_id
      LEFT JOIN locations g ON g.id = t.to_id AND g.shop_id = t.shop_id
      WHERE t.shop_id = ?1 AND t.form_token >= ?2 || '-' AND t.form_token < ?2 || '.' ORDER BY t.id`,
    )
    .bind(shop.id, formToken)
    .all<TransfersMade["transfers"][number]>();
  return results;
}
