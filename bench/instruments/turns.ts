import { median } from "../door";

/** What one turn of each took, twice. */
export type Turns<Name, Measured> = Map<Name, Measured[]>;

/**
 * Two or more that are compared, in many short turns: A B B A, so that whoever goes second finds nothing warmer, and a machine that grows
 * busier slows all alike. Of two names these are four turns, hence `fours`, of three A B C C B A. What is compared is the sum of a name's
 * two turns in there, never one turn with another.
 */
export async function inTurns<Name extends string, Measured>(
  names: readonly Name[],
  fours: number,
  turn: (name: Name) => Promise<Measured>,
): Promise<Turns<Name, Measured>[]> {
  const all: Turns<Name, Measured>[] = [];
  for (let count = 0; count < fours; count++) {
    const order = count % 2 ? names.toReversed() : names;
    const taken: Turns<Name, Measured> = new Map(names.map((name) => [name, []]));
    for (const name of [...order, ...order.toReversed()]) taken.get(name)?.push(await turn(name));
    all.push(taken);
  }
  return all;
}

/** How much of something one took of what the other did: the median of the fours, and the spread in which half of them lie. */
export function ratioOf<Name extends string, Measured>(
  fours: Turns<Name, Measured>[],
  one: Name,
  other: Name,
  amount: (measured: Measured) => number,
): string {
  const sum = (turns: Measured[] = []) => turns.reduce((total, each) => total + amount(each), 0);
  const ratios = fours.map((four) => sum(four.get(one)) / sum(four.get(other))).sort((a, b) => a - b);
  const at = (part: number) => (ratios[Math.round((ratios.length - 1) * part)] ?? Number.NaN).toFixed(2);
  return `${median(ratios).toFixed(2)} (half of ${ratios.length} between ${at(0.25)} and ${at(0.75)})`;
}
