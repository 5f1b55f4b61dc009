/** From 0 up to 1, but for 1. */
export type Random = () => number;

/** Repeatable chance (mulberry32): a test that fails names its seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A whole number from 0 to `most`. */
export const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));

export const oneOf = <Item>(random: Random, items: readonly [Item, ...Item[]]) =>
  items[upTo(random, items.length - 1)] ?? items[0];
