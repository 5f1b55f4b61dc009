import * as z from "zod";
import { parseSearch, type Term } from "./graphql/search";

type Tree = Map<string, Tree>;

/** The body with only the fields named (`id`, `variants.id`); an empty list means all of it. */
export function narrowBody(body: Record<string, unknown>, includeFields: string | undefined): unknown {
  const fields = includeFields ? z.array(z.string()).parse(JSON.parse(includeFields)) : [];
  if (fields.length === 0) return body;
  const tree: Tree = new Map();
  for (const field of fields) plant(tree, field.split("."));
  return cut(body, tree);
}

/** `status:active AND vendor:Acme`: every term must hold. Comparisons on top-level fields only. */
export function passesFilter(body: Record<string, unknown>, filter: string | null): boolean {
  return !filter || parseSearch(filter).every((term) => holds(body, term));
}

function plant(tree: Tree, path: string[]): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const branch = tree.get(head) ?? new Map();
  tree.set(head, branch);
  plant(branch, rest);
}

function cut(value: unknown, tree: Tree): unknown {
  if (tree.size === 0) return value;
  if (Array.isArray(value)) return value.map((element) => cut(element, tree));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const branch = tree.get(key);
    return branch ? [[key, cut(inner, branch)]] : [];
  });
  return Object.fromEntries(entries);
}

function holds(body: Record<string, unknown>, term: Term): boolean {
  const value = String(body[term.field ?? ""] ?? "");
  const [left, right] =
    isNumeric(value) && isNumeric(term.value) ? [Number(value), Number(term.value)] : [value, term.value];
  const outcome = {
    "=": left === right,
    ">": left > right,
    ">=": left >= right,
    "<": left < right,
    "<=": left <= right,
  }[term.operator];
  return term.negated ? !outcome : outcome;
}

const isNumeric = (text: string) => text !== "" && Number.isFinite(Number(text));
