import * as z from "zod/mini";
import type { Refusals } from "./parsed";

/** The field of a form that says what the others held when it was opened. */
export const OPENED = "opened";

/** Field → its text, as a form tells it; a blank says nothing. */
export type Texts = Record<string, string>;

/** Field → what somebody else saved there while the form was open, beside what was typed over what it was opened with. */
export type Meanwhile = Record<string, { saved: string; typed: string }>;

/** What a page hears of its save. Nothing was saved where a field is refused, or another value was saved there meanwhile. */
export type SaveAnswer = { done?: string; refusals: Refusals; meanwhile?: Meanwhile };

const LONGEST = 50_000;
const texts = z.record(z.string(), z.string());

export const openedField = (opened: Texts) => ({ [OPENED]: JSON.stringify(opened) });

/** Undefined where a form does not say: it is put whole, as an undone removal is. */
export function openedIn(form: FormData): Texts | undefined {
  const text = form.get(OPENED);
  if (typeof text !== "string" || text.length > LONGEST) return undefined;
  try {
    return texts.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * What is to stand: of each field that the form left as it was opened what stands now, of the others what was typed.
 * `meanwhile` holds fields that both changed, to something else; while there is one nothing may be saved.
 */
export function merged<Value extends object>(
  typed: Value,
  stands: Value,
  textsOf: (value: Value) => Texts,
  opened: Texts | undefined,
): { value: Value; meanwhile: Meanwhile } {
  if (!opened) return { value: typed, meanwhile: {} };
  const [mine, theirs] = [textsOf(typed), textsOf(stands)];
  const known = Object.keys(mine).filter((field) => field in opened && field in theirs);
  const left = new Set(known.filter((field) => mine[field] === opened[field]));
  const both = known.filter(
    (field) => !left.has(field) && theirs[field] !== opened[field] && theirs[field] !== mine[field],
  );
  return {
    value: { ...typed, ...Object.fromEntries(Object.entries(stands).filter(([field]) => left.has(field))) },
    meanwhile: Object.fromEntries(
      both.map((field) => [field, { saved: theirs[field] ?? "", typed: mine[field] ?? "" }]),
    ),
  };
}

export const isClear = (meanwhile: Meanwhile) => Object.keys(meanwhile).length === 0;

/** What the same form says that has seen what was saved meanwhile: typed over that, and no other field. */
export const seen = (opened: Texts, meanwhile: Meanwhile): Texts => ({
  ...opened,
  ...Object.fromEntries(Object.entries(meanwhile).map(([field, { saved }]) => [field, saved])),
});
