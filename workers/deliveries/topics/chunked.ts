/** A queue message holds 128 KB; this leaves room for what stands around a payload. */
const LARGEST_PAYLOAD = 100_000;
/** What stands beside the items of a payload: titles, an image's address. */
const LARGEST_HEADER = 16_000;
/** A line of a few numbers has less. */
const BYTES_OF_NUMBERS = 200;

/**
 * One payload for all items, or several where one would not fit into a message. An empty list is one payload too. An item has
 * at most so many bytes as JSON: lists that fit by that need no measuring.
 */
export function chunked<Item, Payload>(
  items: Item[],
  payloadOf: (part: Item[]) => Payload,
  bytesAtMost: (item: Item) => number = () => BYTES_OF_NUMBERS,
): Payload[] {
  const whole = payloadOf(items);
  let most = LARGEST_HEADER;
  for (const item of items) most += bytesAtMost(item);
  if (most <= LARGEST_PAYLOAD || items.length < 2 || bytes(whole) <= LARGEST_PAYLOAD) return [whole];
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)].flatMap((part) => chunked(part, payloadOf, bytesAtMost));
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
