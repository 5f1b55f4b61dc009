import type { jsPDF } from "jspdf";
import type { Face, Has } from "./faces";
import type { FontOf } from "./fonts";
import { type Run, runsOf, type Style } from "./printed-text";

/** What the library reads out of a font's file. Widths in thousandths of the size. */
interface Metrics {
  characterToGlyph(code: number): number;
  widthOfGlyph(glyph: number): number;
}

/** Sheets of paper to write on, in points (1/72 inch) from the upper left corner. */
export type Canvas = {
  sheet: jsPDF;
  has: Has;
  widthOf(line: string, size: number, style: Style): number;
  /** One line, as `spelled` gave it; `y` is its baseline, `x` its left end, its right end where `align` says so. */
  write(line: string, at: { x: number; y: number; size: number; colour: string; align?: "right" }, style: Style): void;
};

export type Paper = "a4" | "letter";

/** Loads the library when the first document is made: it costs other pages nothing. */
export async function canvasOf(
  paper: Paper,
): Promise<{ canvas: Canvas; load: (face: Face, fontOf: FontOf) => Promise<void> }> {
  const { jsPDF } = await import("jspdf");
  const sheet = new jsPDF({ unit: "pt", format: paper, compress: true, putOnlyUsedFonts: true });
  const metrics = new Map<Face, Metrics>();
  const has: Has = (face, code) => code <= BASIC_PLANE && (metrics.get(face)?.characterToGlyph(code) ?? 0) > 0;
  const widthOfRun = ({ face, text }: Run) => {
    const font = metrics.get(face);
    return [...text].reduce(
      (sum, sign) => sum + (font?.widthOfGlyph(font.characterToGlyph(sign.charCodeAt(0))) ?? 0),
      0,
    );
  };
  const canvas: Canvas = {
    sheet,
    has,
    widthOf: (line, size, style) =>
      (runsOf(line, style, has).reduce((sum, run) => sum + widthOfRun(run), 0) * size) / 1000,
    write(line, { x, y, size, colour, align }, style) {
      let left = align === "right" ? x - canvas.widthOf(line, size, style) : x;
      sheet.setFontSize(size).setTextColor(colour);
      for (const run of runsOf(line, style, has).flatMap(apart)) {
        sheet.setFont(run.face).text(run.text, left, y, IN_PLACE);
        left += (widthOfRun(run) * size) / 1000;
      }
    },
  };
  return {
    canvas,
    async load(face, fontOf) {
      if (metrics.has(face)) return;
      sheet.addFileToVFS(`${face}.ttf`, binaryText(await fontOf(face))).addFont(`${face}.ttf`, face, "normal");
      metrics.set(face, sheet.setFont(face).getFont().metadata);
    },
  };
}

/** The library's fonts know no code point beyond. */
const BASIC_PLANE = 0xffff;

/** Signs come in the order in which they stand: the library is to leave it so. */
const IN_PLACE = { isInputVisual: true, isOutputVisual: true };

/** Arabic goes sign by sign: of two the library would make one, taking them for the order in which they are read. */
const apart = (run: Run): Run[] =>
  run.face === "arabic" ? [...run.text].map((text) => ({ face: run.face, text })) : [run];

const PIECE = 8192;

/** A byte a code unit, as the library takes files. */
function binaryText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}
