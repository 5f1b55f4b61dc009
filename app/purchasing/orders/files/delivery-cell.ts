import { isoDay } from "../../../days/iso-day";
import { type Part, partsOf, partsRefusal } from "../lines/deliveries-form";

/** Parts of a line as one cell: "12 on 2026-12-01; 24 on 2027-01-05". */
export const partsText = (parts: readonly Part[]) =>
  parts.map(({ day, quantity }) => `${quantity} on ${isoDay(day)}`).join("; ");

/** The parts that a cell tells of a line of so many units; why not, in words. */
export function partsIn(text: string, ordered: number): Part[] | string {
  const told = text.split(";").map((part) => part.trim());
  const rows = told.filter((part) => part !== "").map((part) => /^(\d{1,7}) on (\S{10})$/.exec(part));
  if (rows.some((row) => row === null)) return "Write deliveries like 12 on 2026-12-01; 24 on 2027-01-05.";
  const parts = partsOf(rows.map((row) => [row?.[2] ?? "", row?.[1] ?? ""] as const));
  return typeof parts === "string" ? parts : (partsRefusal(parts, ordered) ?? parts);
}
