import type { Column, DocumentCell } from "./order-document";
import { readableOn } from "./print/colour";
import { GREY, INK, LEADING, type Sheets, SIZE, SMALL, type Written } from "./print/sheets";

const GAP = 8;

type Edge = { left: number; width: number; isRight: boolean };
type Line = { text: string; size: number; colour: string };

/** The lines of an order; their heading stands again on each sheet. */
export function printTable(sheets: Sheets, columns: Column[], rows: DocumentCell[][], accent: string) {
  const edges = edgesOf(sheets, columns, rows);
  printHeading(sheets, columns, edges, accent);
  for (const row of rows) {
    const cells = row.map((cell, index) => linesIn(sheets, cell, edges[index]?.width ?? 0));
    const height = Math.max(...cells.map(heightOf)) + GAP;
    if (sheets.need(height)) printHeading(sheets, columns, edges, accent);
    for (const [index, lines] of cells.entries()) printCell(sheets, edges[index], lines, sheets.y + GAP / 2 + 1);
    sheets.y += height;
    sheets.rule();
  }
}

const heightOf = (lines: Line[]) => lines.reduce((sum, { size }) => sum + size * LEADING, 0);

function linesIn(sheets: Sheets, { text, beneath }: DocumentCell, width: number): Line[] {
  const first = sheets.broken(text, width).map((line) => ({ text: line, size: SIZE, colour: INK }));
  const second = beneath ? sheets.broken(beneath, width, { size: SMALL }) : [];
  return [...first, ...second.map((line) => ({ text: line, size: SMALL, colour: GREY }))];
}

function printCell(sheets: Sheets, edge: Edge | undefined, lines: Line[], top: number) {
  let y = top;
  for (const { text, ...written } of lines) {
    if (edge) writeIn(sheets, edge, text, y + written.size, written);
    y += written.size * LEADING;
  }
}

function printHeading(sheets: Sheets, columns: Column[], edges: Edge[], accent: string) {
  const heads = columns.map(({ name }, index) =>
    sheets.broken(name, edges[index]?.width ?? 0, { size: SMALL, bold: true }),
  );
  const height = Math.max(...heads.map(({ length }) => length)) * SMALL * LEADING + GAP;
  sheets.canvas.sheet.setFillColor(accent).rect(sheets.left, sheets.y, sheets.width, height, "F");
  const written = { size: SMALL, bold: true, colour: readableOn(accent) };
  for (const [index, lines] of heads.entries())
    for (const [at, line] of lines.entries()) {
      const edge = edges[index];
      if (edge) writeIn(sheets, edge, line, sheets.y + GAP / 2 + SMALL + at * SMALL * LEADING, written);
    }
  sheets.y += height;
}

function writeIn(sheets: Sheets, { left, width, isRight }: Edge, text: string, y: number, written: Written) {
  sheets.write(text, isRight ? left + width : left, y, isRight ? { ...written, align: "right" } : written);
}

/** In points; what is left is the description's. A code has more where that keeps it in one line. */
const WIDTHS: Partial<Record<Column["kind"], number>> = { number: 26, code: 76, units: 52, amount: 66 };
const WIDER_CODES = [88, 100];
const LEAST_TEXT = 96;
const RIGHT = new Set<Column["kind"]>(["units", "amount"]);

function edgesOf(sheets: Sheets, columns: Column[], rows: DocumentCell[][]): Edge[] {
  let text = columns.reduce((rest, { kind }) => rest - (WIDTHS[kind] ?? 0), sheets.width);
  const widths = columns.map(({ kind }, index) => {
    const least = WIDTHS[kind] ?? 0;
    if (kind !== "code") return least;
    const fits = (whole: number) => rows.every((row) => sheets.broken(row[index]?.text ?? "", whole - GAP).length < 2);
    const wider = fits(least) ? undefined : WIDER_CODES.find(fits);
    if (wider === undefined || text - (wider - least) < LEAST_TEXT) return least;
    text -= wider - least;
    return wider;
  });
  let left = sheets.left;
  return columns.map(({ kind }, index) => {
    const whole = widths[index] || text;
    const edge = { left: left + GAP / 2, width: whole - GAP, isRight: RIGHT.has(kind) };
    left += whole;
    return edge;
  });
}
