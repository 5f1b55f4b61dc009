import * as z from "zod";
import { dayOfIso } from "../../days/iso-day";
import { trimmed } from "../../words/trimmed";
import { apart, type Closure, LONGEST_NAME } from "./closures";

const MOST = 20;
const LONGEST = 370;
const LONGEST_TEXT = 3000;
const LINE = /^(\d{4}-\d{2}-\d{2})(?:[^\p{L}\d]{1,5}(?:to[^\p{L}\d]{1,3})?(\d{4}-\d{2}-\d{2}))?(.*)$/u;

/** Periods that meet or overlap become one, and those of one day may stand alone. */
export const closuresTyped = z
  .string()
  .max(LONGEST_TEXT, { error: "That is too long.", abort: true })
  .transform((text, context): Closure[] => {
    const lines = text.split(/\r?\n/).map(trimmed).filter(Boolean);
    const closures = lines.map(closureIn);
    const wrong = closures.indexOf(undefined);
    if (wrong >= 0)
      context.addIssue({
        code: "custom",
        message: `“${lines[wrong]?.slice(0, 40)}”: write the first and the last day, as 2027-02-06 to 2027-02-20.`,
      });
    if (lines.length > MOST) context.addIssue({ code: "custom", message: `Up to ${MOST} closed periods.` });
    return apart(closures.filter((closure) => closure !== undefined));
  });

function closureIn(line: string): Closure | undefined {
  const [, first = "", last = first, name = ""] = LINE.exec(line) ?? [];
  const [from, until] = [dayIn(first), dayIn(last)];
  if (from === undefined || until === undefined || until < from || until - from >= LONGEST) return undefined;
  return { from, until, name: trimmed(name.replace(/^[\s:,–-]{1,5}/, "")).slice(0, LONGEST_NAME) };
}

function dayIn(text: string): number | undefined {
  const day = dayOfIso(text);
  return Number.isNaN(day) ? undefined : day;
}

const stored = z.array(z.tuple([z.number(), z.number(), z.string()]));

/** As a column keeps them; null: none. */
export const closuresStored = (closures: readonly Closure[]): string | null =>
  closures.length === 0 ? null : JSON.stringify(closures.map(({ from, until, name }) => [from, until, name]));

export const closuresFrom = (json: string | null): Closure[] =>
  json === null ? [] : stored.parse(JSON.parse(json)).map(([from, until, name]) => ({ from, until, name }));
