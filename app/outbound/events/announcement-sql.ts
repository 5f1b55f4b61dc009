/**
 * SQL: events of what the table `news` (shop_id, type, key, data, rank, position) holds, at ?2, in their order. What a
 * shop was told before, by its key, is not told again, so that a sequence has no holes: it is one more than the shop's last,
 * which is why retention keeps the newest event of each shop. `steps` are the common table expressions that lead to `news`.
 */
export const announcement = (steps: string) => `
INSERT INTO events (shop_id, type, key, data, at, public_id, sequence)
WITH ${steps},
fresh AS MATERIALIZED (
  SELECT shop_id, type, key, data, rank, position FROM news n
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.shop_id = n.shop_id AND e.key = n.key)
  GROUP BY shop_id, key
)
SELECT shop_id, type, key, data, ?2, 'evt_' || lower(hex(randomblob(16))),
  COALESCE((SELECT MAX(e.sequence) FROM events e WHERE e.shop_id = fresh.shop_id), 0)
    + ROW_NUMBER() OVER (PARTITION BY shop_id ORDER BY rank, position, key)
FROM fresh`;
