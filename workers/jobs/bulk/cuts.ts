import { jsonLines } from "../../../app/shopify/json-lines";
import { type Elsewhere, idOf, type Kin } from "./part";

/** So many rows go into one parameter, half a megabyte as a rule. */
const LINES_A_PART = 5000;
/** Of the file; what is kept of it is less, and D1 takes 2 MB. */
const BYTES_A_PART = 1_900_000;

/** Lines that follow each other in a file, from a byte of it on. */
interface Cut {
  lines: unknown[];
  from: number;
  /** Where the next ones begin; null: these are the last. */
  to: number | null;
}

/**
 * The rest of a file, from a byte of it on, cut where a part of it is full: before a parent, or anywhere once what its lines
 * need is known. The last cut may be empty. One ends at `again` in any case.
 */
export async function* cutsOf(
  file: ReadableStream<Uint8Array>,
  { at: from, again = 0 }: { at: number; again?: number },
  kin: Kin,
  elsewhere: Elsewhere | undefined,
): AsyncGenerator<Cut> {
  let cut: Cut = { lines: [], from, to: null };
  let weight = 0;
  for await (const together of jsonLines(file, from))
    for (const { value, at } of together) {
      const isFull = weight >= LINES_A_PART || at - cut.from >= BYTES_A_PART || at === again;
      if (isFull && cut.lines.length > 0 && (elsewhere || kin.parentOf(value) === undefined)) {
        yield { ...cut, to: at };
        cut = { lines: [], from: at, to: null };
        weight = 0;
      }
      cut.lines.push(value);
      weight += 1 + (elsewhere ? neededBeside(value, kin, elsewhere) : 0);
    }
  yield cut;
}

/** How many lines come along with a parent. */
function neededBeside(line: unknown, { parentOf, needed }: Kin, elsewhere: Elsewhere): number {
  if (needed === "parents" || parentOf(line) !== undefined) return 0;
  return elsewhere.get(idOf(line))?.length ?? 0;
}
