import * as z from "zod";
import { dayOfIso } from "../../days/iso-day";

/** What was counted of a line; `shown` is what was still to come of it as the page showed it, null where nobody looked. */
export interface Counted {
  lineId: number;
  accepted: number;
  damaged: number;
  shown: number | null;
}

/** A receipt as its form tells it. */
export interface ReceiptForm {
  /** Made once for each opening of the form, so that a second click is the same receipt. */
  formToken: string;
  /** Days since 1970-01-01, in the shop's zone. */
  receivedDay: number;
  lines: Counted[];
  /** More came than was awaited, and a person has seen so. */
  confirmOver: boolean;
  note: string | null;
  /** Scanned codes that wait for a person. */
  codes: string[];
  /** Of a draft: the counts as this page last knew them kept, so that nobody else's are written over. Null: whatever they are. */
  known: string | null;
}

const MOST_UNITS = 1_000_000;
const MOST_LINES = 1000;
const MOST_CODES = 200;
const units = z.int().min(0).max(MOST_UNITS);

/** YYYY-MM-DD as days since 1970-01-01. */
const day = z.iso.date().transform(dayOfIso);

const counted = z
  .array(
    z.object({
      lineId: z.int().positive(),
      ...{ accepted: units, damaged: units, shown: units.nullable().default(null) },
    }),
  )
  .max(MOST_LINES)
  .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, "A line is counted twice.");

const json = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .string()
    .max(400_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "The form cannot be read." });
        return z.NEVER;
      }
    })
    .pipe(shape);

const token = z.string().regex(/^[\w-]{8,60}$/, "Open the page again.");

/** The token of a form that says nothing else. */
export const formTokenIn = (fields: FormData): string | undefined => token.safeParse(fields.get("formToken")).data;

const form = z
  .object({
    formToken: token,
    receivedOn: day,
    lines: json(counted),
    codes: json(z.array(z.string().max(300)).max(MOST_CODES)).default([]),
    known: z.string().max(400_000).nullable().default(null),
    confirmOver: z.stringbool().default(false),
    note: z
      .string()
      .trim()
      .max(1000)
      .transform((text) => text || null)
      .default(null),
  })
  .transform(({ receivedOn, ...rest }): ReceiptForm => ({ ...rest, receivedDay: receivedOn }));

/** A sentence where the form cannot be used. */
export function parseReceipt(fields: FormData): ReceiptForm | string {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === "receivedOn") return "Enter the day on which the goods came.";
  return issue?.path[0] === "lines"
    ? "Count whole units, from 0 to 1,000,000."
    : (issue?.message ?? "The form cannot be read.");
}
