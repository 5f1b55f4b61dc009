/** Where a number of the domain lies in a drawing. */
export const scaled =
  ([first, last]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    last === first ? (from + to) / 2 : from + ((value - first) / (last - first)) * (to - from);

/** Numbers from 0 on, about four steps of 1, 2 or 5 by tens and never less than one whole, that hold all up to `most`. */
export function ticksTo(most: number): number[] {
  const step = stepTo(Math.max(1, most));
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}

/** One after the other along a line: how far apart they begin, how wide each is, and where the first begins. */
export function bands(count: number, [from, to]: readonly [number, number], inner: number, outer = 0) {
  const step = (to - from) / Math.max(1, count - inner + 2 * outer);
  const start = from + (to - from - step * (count - inner)) / 2;
  return { step, width: step * (1 - inner), at: (index: number) => start + index * step };
}

/** The one of 1, 2, 5 and 10 that is nearest by ratio: between two of them lies the root of their product. */
function stepTo(most: number): number {
  const ten = 10 ** Math.max(0, Math.floor(Math.log10(most / 4)));
  const ratio = most / 4 / ten;
  return ten * (ratio < Math.sqrt(2) ? 1 : ratio < Math.sqrt(10) ? 2 : ratio < Math.sqrt(50) ? 5 : 10);
}
