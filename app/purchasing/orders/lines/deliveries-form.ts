import { dayOfIso, isoDay } from "../../../days/iso-day";
import type { Texts } from "../../../forms/opened";
import type { Parsed } from "../../../forms/parsed";

/** A part of a line with a day of its own, in days since 1970-01-01. */
export type Part = { day: number; quantity: number };

const MOST_PARTS = 24;

/** What a form tells of a line's deliveries, by their days: rows of `day` and `quantity`; a row of blanks is none. */
export function parseDeliveries(form: FormData): Parsed<Part[]> {
  const [days, quantities] = [form.getAll("day").map(String), form.getAll("quantity").map(String)];
  const rows = days.map((day, at) => [day.trim(), (quantities[at] ?? "").trim()] as const);
  const parts = partsOf(rows.filter(([day, quantity]) => day !== "" || quantity !== ""));
  if (typeof parts !== "string") return { kind: "accepted", value: parts };
  return { kind: "refused", refusals: { deliveries: parts } };
}

/** By their days; why not, in words. */
export function partsOf(rows: (readonly [day: string, quantity: string])[]): Part[] | string {
  if (rows.length > MOST_PARTS) return `A line comes in up to ${MOST_PARTS} deliveries.`;
  const parts: Part[] = [];
  for (const [day, quantity] of rows) {
    const at = dayOfIso(day);
    if (!/^20\d{2}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) return "Choose a day for each delivery.";
    if (!/^\d{1,7}$/.test(quantity) || Number(quantity) < 1) return "Enter whole units for each delivery.";
    parts.push({ day: at, quantity: Number(quantity) });
  }
  return parts.sort((one, other) => one.day - other.day);
}

/** Why a line of so many units does not come in these parts; undefined where it may. */
export function partsRefusal(parts: Part[], ordered: number): string | undefined {
  const units = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  if (units > ordered) return `These come to ${units} units; ${ordered} are ordered.`;
  return new Set(parts.map(({ day }) => day)).size < parts.length ? "Each delivery has a day of its own." : undefined;
}

/** As two savings are compared. */
export const deliveryTexts = ({ deliveries }: { deliveries: Part[] }): Texts => ({
  deliveries: deliveries.map(({ day, quantity }) => `${quantity} on ${isoDay(day)}`).join("\n"),
});
