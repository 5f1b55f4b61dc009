import type { Cell } from "../csv/write";
import { isoDay } from "../days/iso-day";
import { decimalAmount } from "../money/money";
import { lastsForever } from "../replenishment/plans/steps/cover-sql";
import { ownTitle } from "../words/own-title";
import type { Column, Kind, Report, Value } from "./report";

/** The columns of a report's file: those of its page, with each amount's currency and each share in per cent. */
export const headingsOf = (report: Report, currency: string): string[] => [
  "Product",
  "Variant",
  "SKU",
  ...report.columns.map((column) => headingOf(column, currency)),
];

export function headingOf({ heading, note, kind }: Pick<Column, "heading" | "note" | "kind">, currency: string) {
  const unit = kind === "money" ? currency : kind === "share" ? "%" : undefined;
  const notes = [note, unit].filter(Boolean).join(", ");
  return notes ? `${heading} (${notes})` : heading;
}

type Row = { productTitle: string; variantTitle: string; sku: string; figures: Record<string, Value> };

export const cellsOf = (
  report: Report,
  { productTitle, variantTitle, sku, figures }: Row,
  currency: string,
): Cell[] => [
  productTitle,
  ownTitle({ variantTitle }),
  sku,
  ...report.columns.map(({ figure, kind, none }) => cellOf(kind, figures[figure] ?? null, currency, none)),
];

/** The number that the page rounds; an amount as a computer writes it. */
export function cellOf(kind: Kind, value: Value, currency: string, none = ""): Cell {
  if (value === null) return none;
  if (typeof value === "string") return value;
  if (kind === "money") return decimalAmount(value, currency);
  if (kind === "share") return Number((value * 100).toFixed(2));
  if (kind === "day") return isoDay(value);
  if (kind === "days" && lastsForever(value)) return "No end";
  return Number(value.toFixed(3));
}
