import * as z from "zod";

/** Field → why what was typed there is not taken. */
export type Refusals = Partial<Record<string, string>>;
export type Parsed<Value> = { kind: "accepted"; value: Value } | { kind: "refused"; refusals: Refusals };

export function parsed<Value>(result: z.ZodSafeParseResult<Value>): Parsed<Value> {
  if (result.success) return { kind: "accepted", value: result.data };
  const { fieldErrors } = z.flattenError(result.error);
  const entries = Object.entries<string[] | undefined>(fieldErrors);
  return { kind: "refused", refusals: Object.fromEntries(entries.map(([field, messages]) => [field, messages?.[0]])) };
}

/** The parts of one form: accepted only together, and refused with every part's refusals. */
export function parsedTogether<First, Second>(first: Parsed<First>, second: Parsed<Second>): Parsed<[First, Second]> {
  if (first.kind === "accepted" && second.kind === "accepted")
    return { kind: "accepted", value: [first.value, second.value] };
  return { kind: "refused", refusals: { ...refusalsOf(first), ...refusalsOf(second) } };
}

const refusalsOf = (part: Parsed<unknown>): Refusals => (part.kind === "refused" ? part.refusals : {});
