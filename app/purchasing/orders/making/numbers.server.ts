/**
 * So many numbers for orders of the shop, each given once: of two that ask at once each gets others. A number that is
 * not used leaves a hole.
 */
export async function takeNumbers(
  database: D1Database,
  shop: { id: number },
  count: number,
  now: number,
): Promise<string[]> {
  const taken = await database
    .prepare(
      `INSERT INTO purchasing_settings (shop_id, next_number, updated_at) VALUES (?1, 1 + ?2, ?3)
      ON CONFLICT (shop_id) DO UPDATE SET next_number = next_number + ?2
      RETURNING number_prefix AS prefix, next_number - ?2 AS first`,
    )
    .bind(shop.id, count, now)
    .first<{ prefix: string; first: number }>();
  if (!taken) throw new Error("No number for a purchase order.");
  return Array.from({ length: count }, (_, at) => numbered(taken.prefix, taken.first + at));
}

const numbered = (prefix: string, sequence: number) => `${prefix}${String(sequence).padStart(4, "0")}`;
