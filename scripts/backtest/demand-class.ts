/** How regularly an article sells: periods from one with sales to the next, and the squared variation of their units. */
type Regularity = { interval: number; variation: number };

export type DemandClass = "smooth" | "erratic" | "intermittent" | "lumpy";

const LONG_INTERVAL = 1.32;
const LARGE_VARIATION = 0.49;

/** Syntetos, Boylan & Croston 2005. A label for people to read: the engine treats all alike. */
export const demandClassOf = ({ interval, variation }: Regularity): DemandClass =>
  interval < LONG_INTERVAL
    ? variation < LARGE_VARIATION
      ? "smooth"
      : "erratic"
    : variation < LARGE_VARIATION
      ? "intermittent"
      : "lumpy";

/** ADI and CV²: the mean interval up to the last sale, and (standard deviation ÷ mean)² of the units sold, of at least two sales. */
export function regularityOf(units: ArrayLike<number>): Regularity | null {
  const sizes: number[] = [];
  let last = 0;
  for (let period = 0; period < units.length; period++) {
    const sold = units[period] ?? 0;
    if (sold <= 0) continue;
    sizes.push(sold);
    last = period + 1;
  }
  if (sizes.length < 2) return null;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const squares = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0);
  return { interval: last / sizes.length, variation: squares / (sizes.length - 1) / mean ** 2 };
}
