import * as z from "zod";
import { dayOfIso } from "../../days/iso-day";
import { type Parsed, parsed } from "../../forms/parsed";
import { typedCost } from "../orders/lines/line-form";

/** The supplier's bill. `total` in minor units of the order's currency, `day` since 1970-01-01; null where it is not known yet. */
export interface Bill {
  number: string | null;
  day: number | null;
  total: number | null;
}

/** Of one line, in units: three figures that should agree. */
export interface BilledLine {
  ordered: number;
  closedShort: number;
  /** Accepted and damaged. */
  received: number;
  damaged: number;
  /** Null while the bill does not name it. */
  billed: number | null;
}

/** In what a bill and what came differ, in the merchant's words. None where all three agree. */
export function differencesIn({ ordered, closedShort, received, damaged, billed }: BilledLine): string[] {
  if (billed === null) return [];
  const units = (count: number) => `${count} ${count === 1 ? "unit" : "units"}`;
  return [
    billed > received ? `Billed ${units(billed - received)} more than came` : "",
    billed < received ? `Billed ${units(received - billed)} less than came` : "",
    damaged > 0 && billed > received - damaged ? `${units(damaged)} of it damaged: ask for a credit` : "",
    received > ordered ? `${units(received - ordered)} more came than were ordered` : "",
    received < ordered - closedShort ? `${units(ordered - closedShort - received)} still to come` : "",
  ].filter((text) => text !== "");
}

export interface TypedBill extends Bill {
  lines: { lineId: number; billed: number | null; weight: number | null }[];
}

const MOST_UNITS = 1_000_000;
/** A hundred tonnes, in grams. */
const HEAVIEST = 100_000_000;

/** Fields `billed-7` and `weight-7` are of the line 7; a blank says nothing. */
export function parseBill(form: FormData, currency: string): Parsed<TypedBill> {
  const lines: TypedBill["lines"] = [];
  const refusals: Record<string, string> = {};
  for (const [name, value] of form) {
    const [, lineId] = /^billed-(\d{1,15})$/.exec(name) ?? [];
    if (!lineId) continue;
    const billed = wholeIn(String(value), MOST_UNITS);
    const weight = wholeIn(String(form.get(`weight-${lineId}`) ?? ""), HEAVIEST);
    if (billed === undefined) refusals[name] = "Enter whole units, or leave it blank.";
    if (weight === undefined) refusals[`weight-${lineId}`] = "Enter whole grams, or leave it blank.";
    lines.push({ lineId: Number(lineId), billed: billed ?? null, weight: weight ?? null });
  }
  const head = parsed(headOf(currency).safeParse(Object.fromEntries(form)));
  const all = { ...refusals, ...(head.kind === "refused" ? head.refusals : {}) };
  if (head.kind === "refused" || Object.keys(all).length > 0) return { kind: "refused", refusals: all };
  return { kind: "accepted", value: { ...head.value, lines } };
}

const AMOUNT_WANTED = "Enter an amount with the decimals of the currency, or leave it blank.";

const headOf = (currency: string) =>
  z
    .object({
      number: z.string().trim().max(100, "Enter up to 100 letters."),
      day: z.union([z.literal(""), z.iso.date("Enter the bill's day.")]),
      total: z.string().trim().max(40),
    })
    .transform(({ number, day, total }, context): Bill => {
      const minor = typedCost(total, currency);
      if (minor === undefined) context.addIssue({ code: "custom", path: ["total"], message: AMOUNT_WANTED });
      return {
        number: number || null,
        day: day === "" ? null : dayOfIso(day),
        total: minor ?? null,
      };
    });

/** Null for a blank, undefined for what is no whole number from 0. */
function wholeIn(text: string, most: number): number | null | undefined {
  const bare = text.trim();
  if (bare === "") return null;
  return /^\d{1,9}$/.test(bare) && Number(bare) <= most ? Number(bare) : undefined;
}
