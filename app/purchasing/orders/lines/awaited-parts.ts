import type { OrderLine } from "../order";

/** Whole units that are awaited together; the day since 1970-01-01, null where nobody knows it. */
type AwaitedPart = { day: number | null; quantity: number };

type Sums = Pick<OrderLine, "ordered" | "closedShort" | "accepted" | "damaged" | "deliveries">;

/**
 * In which parts what is open of a line is awaited, by their days: the first deliveries have come first, what is closed short is
 * taken from the last ones, and what no delivery tells of comes with the order. The same as PARTS.
 */
export function awaitedParts(line: Sums, expectedDay: number | null): AwaitedPart[] {
  const [wanted, came] = [line.ordered - line.closedShort, line.accepted + line.damaged];
  let upTo = 0;
  const parts: AwaitedPart[] = line.deliveries.map(({ day, quantity }) => {
    const from = Math.max(upTo, came);
    upTo += quantity;
    return { day, quantity: Math.min(upTo, wanted) - from };
  });
  return [...parts, { day: expectedDay, quantity: wanted - Math.max(upTo, came) }].filter(
    ({ quantity }) => quantity > 0,
  );
}

/** Which of them stand still: their day has gone by. */
export const lateParts = (line: Sums, expectedDay: number | null, today: number) =>
  awaitedParts(line, expectedDay).flatMap(({ day, quantity }) =>
    day !== null && day < today ? [{ day, quantity }] : [],
  );
