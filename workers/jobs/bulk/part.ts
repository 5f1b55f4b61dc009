import { jsonLines } from "../../../app/shopify/json-lines";

/** Some lines of a file that are written at once. */
export interface FilePart {
  lines: unknown[];
  /** What these lines need and stands elsewhere in the file: their parents, or their children. */
  beside: unknown[];
  /** Written before, without what it needs: it is not counted once more. */
  isAgain?: boolean;
}

/** How the lines of a file belong together. */
export interface Kin {
  /** The id of the line that this one belongs to, where one of the two cannot be read without the other; else none. */
  parentOf(line: unknown): string | undefined;
  /** Which of the two the other one needs. */
  needed: "parents" | "children";
}

/** By the id of a parent: itself, or its children. */
export type Elsewhere = Map<string, unknown[]>;

export function idOf(line: unknown): string {
  const id = textIn(line, "id");
  if (id === undefined) throw new Error("A line of the export has no id.");
  return id;
}

/** A field of a line, where it is a text; looked for in each line of a file, several times. */
export function textIn(line: unknown, name: string): string | undefined {
  const value: unknown = Object(line)[name];
  return typeof value === "string" ? value : undefined;
}

/** These lines with what they need. Undefined where it is not among them, and the whole file's is not known. */
export function partOf(
  lines: unknown[],
  { parentOf, needed }: Kin,
  elsewhere: Elsewhere | undefined,
): FilePart | undefined {
  if (elsewhere && needed === "children") {
    const parents = lines.filter((line) => parentOf(line) === undefined);
    return { lines: parents, beside: parents.flatMap((line) => elsewhere.get(idOf(line)) ?? []) };
  }
  const wanted = new Set<string>();
  let last: string | undefined;
  for (const line of lines) {
    const parent = parentOf(line);
    if (parent === undefined) last = textIn(line, "id");
    // As a rule it is the one right before its children.
    else if (parent !== last) wanted.add(parent);
  }
  if (wanted.size) for (const line of lines) if (parentOf(line) === undefined) wanted.delete(idOf(line));
  if (!wanted.size) return { lines, beside: [] };
  return elsewhere && { lines, beside: [...wanted].flatMap((id) => elsewhere.get(id) ?? []) };
}

/** Of a whole file what is needed alone: the file may be larger than memory, this is a fraction of it. */
export async function elsewhereIn(file: ReadableStream<Uint8Array>, { parentOf, needed }: Kin): Promise<Elsewhere> {
  const found: Elsewhere = new Map();
  for await (const lines of jsonLines(file))
    for (const { value } of lines) {
      const parent = parentOf(value);
      if (needed === "parents" && parent === undefined) found.set(idOf(value), [value]);
      if (needed === "children" && parent !== undefined) found.set(parent, [...(found.get(parent) ?? []), value]);
    }
  return found;
}
