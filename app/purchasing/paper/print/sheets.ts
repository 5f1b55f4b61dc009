import type { Canvas } from "./pdf-canvas";
import { linesOf, spelled, styleOf } from "./printed-text";

const MARGIN = 42;
const FOOT = 40;
export const INK = "#1f1f1f";
export const GREY = "#5f5f5f";
const RULE = "#d4d4d4";
/** Of text, in points; SMALL is for headings and what stands beneath. */
export const SIZE = 9;
export const SMALL = 7.5;
export const LEADING = 1.4;

export type Written = { size?: number; colour?: string; bold?: boolean; align?: "right" };

/** Sheets written from the top downwards: `y` is how far, and there is a new sheet where no more room is. */
export type Sheets = ReturnType<typeof sheetsOn>;

/** `kana`: characters of the whole document are drawn as in Japan. */
export function sheetsOn(canvas: Canvas, kana: boolean) {
  const { sheet } = canvas;
  const { width: whole, height } = sheet.internal.pageSize;
  const width = whole - 2 * MARGIN;
  const bottom = height - MARGIN - FOOT;
  const styled = (text: string, bold: boolean) => ({ ...styleOf(text, kana), bold });
  const ruled = (y: number) =>
    sheet
      .setDrawColor(RULE)
      .setLineWidth(0.5)
      .line(MARGIN, y, MARGIN + width, y);

  const sheets = {
    ...{ canvas, width, y: MARGIN, left: MARGIN, right: MARGIN + width },

    /** Text in lines no wider than that. */
    broken(text: string, within: number, { size = SIZE, bold = false }: Written = {}): string[] {
      const style = styled(text, bold);
      return linesOf(spelled(text, style, canvas.has), within, (line) => canvas.widthOf(line, size, style));
    },

    /** One line; `y` is its baseline. */
    write(text: string, x: number, y: number, { size = SIZE, colour = INK, bold = false, align }: Written = {}) {
      const style = styled(text, bold);
      canvas.write(spelled(text, style, canvas.has), { x, y, size, colour, ...(align && { align }) }, style);
    },

    /** Lines beneath each other, over sheets where they need more. */
    passage(text: string, x: number, within: number, written: Written = {}) {
      const { size = SIZE } = written;
      for (const line of sheets.broken(text, within, written)) {
        sheets.need(size * LEADING);
        sheets.write(line, x, sheets.y + size, written);
        sheets.y += size * LEADING;
      }
    },

    /** Whether a new sheet was taken, for there was less room than that. */
    need(room: number): boolean {
      if (sheets.y + room <= bottom) return false;
      sheet.addPage();
      sheets.y = MARGIN;
      return true;
    },

    rule: () => ruled(sheets.y),

    /** At the foot of every sheet, once their number is known. */
    feet(line: string, number: string) {
      const pages = sheet.getNumberOfPages();
      const y = bottom + FOOT;
      const written = { size: SMALL, colour: GREY };
      for (let page = 1; page <= pages; page++) {
        sheet.setPage(page);
        ruled(y - 12);
        sheets.write(sheets.broken(line, width * 0.6, { size: SMALL })[0] ?? "", MARGIN, y, written);
        sheets.write(`${number} · Page ${page} of ${pages}`, MARGIN + width, y, { ...written, align: "right" });
      }
      return pages;
    },
  };
  return sheets;
}
