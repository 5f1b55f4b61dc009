import { z } from "zod";
import { jsonLines } from "../../../app/shopify/json-lines";

/** Some lines of a file that are written at once. */
export interface FilePart {
  lines: unknown[];
  /** Parents of these lines that stand elsewhere in the file. */
  beside: unknown[];
}

type ParentOf = (line: unknown) => string | undefined;

const identified = z.object({ id: z.string() });
const idOf = (line: unknown) => identified.parse(line).id;

/** These lines with their parents. Undefined where one is not among them, and the whole file's are not known. */
export function partOf(
  lines: unknown[],
  parentOf: ParentOf,
  parents: Map<string, unknown> | undefined,
): FilePart | undefined {
  const wanted = new Set(lines.flatMap((line) => parentOf(line) ?? []));
  if (wanted.size) for (const line of lines) if (parentOf(line) === undefined) wanted.delete(idOf(line));
  if (!wanted.size) return { lines, beside: [] };
  return parents && { lines, beside: [...wanted].flatMap((id) => parents.get(id) ?? []) };
}

/** Of a whole file the parents alone: it may be larger than memory, they are a fraction of it. */
export async function parentsIn(file: ReadableStream<Uint8Array>, parentOf: ParentOf): Promise<Map<string, unknown>> {
  const parents = new Map<string, unknown>();
  for await (const { value } of jsonLines(file)) if (parentOf(value) === undefined) parents.set(idOf(value), value);
  return parents;
}
