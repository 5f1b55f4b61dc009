import * as z from "zod";
import { expectedDay } from "../../forms/expected-day";
import { type Parsed, parsed } from "../../forms/parsed";
import type { NewTransfer } from "./transfer-changes.server";

/** As many lines as one transfer holds. */
export const MOST_LINES = 250;
const MOST_UNITS = 1_000_000;

const localId = z.coerce.number().int().positive();
const WHOLE_UNITS = "Enter whole units, from 1 to 1,000,000.";
const units = z.int(WHOLE_UNITS).min(1, WHOLE_UNITS).max(MOST_UNITS, WHOLE_UNITS);
const token = z.string().regex(/^[\w-]{8,64}$/, "Open the page again.");
const note = z
  .string()
  .trim()
  .max(1000, "A note has up to 1,000 characters.")
  .transform((text) => text || null)
  .nullable()
  .default(null);

const json = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "The lines cannot be read. Open the page again." });
        return z.NEVER;
      }
    })
    .pipe(shape);

const wantedLines = z.array(z.object({ variantId: z.int().positive(), quantity: units }));

const newTransfer = z
  .object({
    formToken: token,
    from: localId.catch(0),
    to: localId.catch(0),
    lines: json(
      wantedLines.min(1, "Add what to move first.").max(MOST_LINES, `A transfer has up to ${MOST_LINES} lines.`),
    ),
    note,
    expectedOn: expectedDay("Choose a day.").nullable().default(null),
  })
  .transform(
    ({ from, to, expectedOn, ...rest }): NewTransfer => ({ ...rest, fromId: from, toId: to, expectedDay: expectedOn }),
  );

/** A new transfer as its form tells it; locations and variants by our own ids. */
export const parseNewTransfer = (fields: FormData): Parsed<NewTransfer> =>
  parsed(newTransfer.safeParse(Object.fromEntries(fields)));

/** What an address asks a new transfer to begin with; what cannot be read of it is nothing. */
export function prefilledIn(search: URLSearchParams) {
  const id = (name: string) => localId.safeParse(search.get(name)).data ?? null;
  return {
    ...{ from: id("from"), to: id("to") },
    lines: (json(wantedLines).safeParse(search.get("lines") ?? "[]").data ?? []).slice(0, MOST_LINES),
  };
}

/** Units as they are typed; a sentence where they are none. */
export function unitsIn(text: FormDataEntryValue | null): number | string {
  const read = units.safeParse(typeof text === "string" && /^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN);
  return read.success ? read.data : WHOLE_UNITS;
}
