/** One term of Shopify's search syntax: `status:active`, `-vendor:Acme`, `updated_at:>='2026-11-01'`, `mug`. */
export interface Term {
  field: string | undefined;
  operator: "=" | ">" | ">=" | "<" | "<=";
  value: string;
  negated: boolean;
}

const TERM = /(-|NOT\s+)?(?:([a-z_]+):)?(>=|<=|>|<)?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gi;

/** AND is implied between terms. OR and brackets are refused: answering them wrongly would be worse. */
export function parseSearch(text: string): Term[] {
  if (/\bOR\b|[()]/.test(text))
    throw new Error(`the dev store does not understand OR or brackets in a search: ${text}`);
  return [...text.replace(/\bAND\b/g, " ").matchAll(TERM)].map((match) => ({
    negated: Boolean(match[1]),
    field: match[2]?.toLowerCase(),
    operator: operatorOf(match[3]),
    value: match[4] ?? match[5] ?? match[6] ?? "",
  }));
}

/** SQL conditions of a search; `columns` says which field stands for which column, `words` what a bare word is sought in. */
export function searchConditions(
  text: string | null | undefined,
  columns: Record<string, { column: string; kind: Kind }>,
  words: string,
): { sql: string[]; bindings: (string | number)[] } {
  const sql: string[] = [];
  const bindings: (string | number)[] = [];
  for (const term of text ? parseSearch(text) : []) {
    const target = term.field === undefined ? { column: words, kind: "like" as const } : columns[term.field];
    if (!target) throw new Error(`the dev store cannot search by ${term.field}`);
    const { column, kind } = target;
    const condition = conditionOf(column, kind, term.operator);
    sql.push(term.negated ? `not (${condition})` : condition);
    bindings.push(searchValue(term.value, kind));
  }
  return { sql, bindings };
}

/** "among": the column is a query, and the value one of its rows. */
type Kind = "text" | "instant" | "id" | "like" | "flag" | "among";

function conditionOf(column: string, kind: Kind, operator: Term["operator"]): string {
  if (kind === "like") return `${column} like ?`;
  return kind === "among" ? `? in ${column}` : `${column} ${operator} ?`;
}

function searchValue(value: string, kind: Kind): string | number {
  if (kind === "like") return `%${value.replaceAll("*", "%")}%`;
  if (kind === "flag") return value === "true" ? 1 : 0;
  if (kind === "id") return Number(value.split("/").pop());
  if (kind === "text" || kind === "among") return value.toLowerCase();
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) throw new Error(`not a date: ${value}`);
  return instant;
}

function operatorOf(text: string | undefined): Term["operator"] {
  return text === ">" || text === ">=" || text === "<" || text === "<=" ? text : "=";
}
