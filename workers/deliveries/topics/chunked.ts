/** A queue message holds 128 KB; this leaves room for what stands around a payload. */
const LARGEST_PAYLOAD = 100_000;

/** One payload for all items, or several where one would not fit into a message. An empty list is one payload too. */
export function chunked<Item, Payload>(items: Item[], payloadOf: (part: Item[]) => Payload): Payload[] {
  const whole = payloadOf(items);
  // Nothing that is kept grows beyond this many bytes an item, titles apart: short lists need no measuring.
  if (items.length < 20 || JSON.stringify(whole).length * 3 < LARGEST_PAYLOAD || bytes(whole) <= LARGEST_PAYLOAD)
    return [whole];
  const half = Math.ceil(items.length / 2);
  return [...chunked(items.slice(0, half), payloadOf), ...chunked(items.slice(half), payloadOf)];
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
