/** Days that the merchant marks, both ends included, since 1970-01-01. */
export type MarkedDays = { fromDay: number; toDay: number };

/** Which of `count` days from `fromDay` on are marked: 1, else 0. */
export function markedOf(promotions: MarkedDays[], fromDay: number, count: number): Uint8Array {
  const marked = new Uint8Array(count);
  for (const { fromDay: first, toDay: last } of promotions)
    marked.fill(1, Math.max(0, first - fromDay), Math.max(0, last - fromDay + 1));
  return marked;
}
