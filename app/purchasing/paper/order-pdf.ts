import type { OrderDocument, Party, Total } from "./order-document";
import { printTable } from "./order-table";
import { linesOfParty } from "./order-text";
import { joined } from "./print/arabic-forms";
import { asText } from "./print/colour";
import { type Face, facesFor, type Has, hasKana, printable } from "./print/faces";
import type { FontOf } from "./print/fonts";
import type { Logo } from "./print/logo";
import { canvasOf, type Paper } from "./print/pdf-canvas";
import { missingIn, styleOf } from "./print/printed-text";
import { GREY, LEADING, type Sheets, SIZE, SMALL, sheetsOn, type Written } from "./print/sheets";

export type Look = { accent: string; logo: Logo | null; paper: Paper };

/** `missing`: signs that no font has, which stand in the paper by their names in Unicode. */
type OrderPdf = { bytes: Uint8Array<ArrayBuffer>; missing: string[]; pages: number };

/** The document on paper. `madeAt` in epoch ms: the same order at the same time is the same file. */
export async function orderPdf(document: OrderDocument, look: Look, fontOf: FontOf, madeAt: number): Promise<OrderPdf> {
  const texts = textsOf(document);
  const kana = texts.some(hasKana);
  const { canvas, load } = await canvasOf(look.paper);
  for (const face of firstFaces(texts, kana)) await load(face, fontOf);
  for (const face of furtherFaces(texts, kana, canvas.has)) await load(face, fontOf);
  const pages = print(sheetsOn(canvas, kana), document, look);
  const { sheet } = canvas;
  sheet.setDocumentProperties({ title: `${document.title} ${document.number}`, creator: "Evenstock" });
  sheet.setCreationDate(new Date(madeAt)).setFileId(madeAt.toString(16).padStart(32, "0").toUpperCase());
  const missing = [...new Set(texts.flatMap((text) => missingIn(text, styleOf(text, kana), canvas.has)))];
  return { bytes: new Uint8Array(sheet.output("arraybuffer")), missing, pages };
}

/** What the letters ask for first; Latin in both of its weights always. */
const firstFaces = (texts: string[], kana: boolean): Face[] => [
  ...new Set<Face>([
    ...(["regular", "bold"] as const),
    ...texts.flatMap((text) => [...joined(printable(text))].flatMap((sign) => facesOf(sign, text, kana).slice(0, 1))),
  ]),
];

/** Others that may have what those lack. */
const furtherFaces = (texts: string[], kana: boolean, has: Has): Face[] => [
  ...new Set(
    texts.flatMap((text) => missingIn(text, styleOf(text, kana), has).flatMap((sign) => facesOf(sign, text, kana))),
  ),
];

const facesOf = (sign: string, text: string, kana: boolean) => facesFor(sign.codePointAt(0) ?? 0, styleOf(text, kana));

const textsOf = (document: OrderDocument): string[] => [
  ...[document.title, document.number],
  ...[document.company, document.supplier, document.shipTo].flatMap((party) => (party ? linesOfParty(party) : [])),
  ...[...document.facts, ...document.totals].flatMap(({ name, value }) => [name, value]),
  ...document.columns.map(({ name }) => name),
  ...document.rows.flat().flatMap(({ text, beneath = "" }) => [text, beneath]),
  ...document.passages.flatMap(({ title, text }) => [title, text]),
];

/** How many sheets. */
function print(sheets: Sheets, document: OrderDocument, look: Look): number {
  const { company, columns, rows, number } = document;
  const accent = asText(look.accent);
  printHead(sheets, document, look, accent);
  printTable(sheets, columns, rows, look.accent);
  printTotals(sheets, document.totals);
  for (const { title, text } of document.passages) {
    sheets.need(3 * SIZE * LEADING);
    printTitle(sheets, title, sheets.left, accent);
    sheets.passage(text, sheets.left, sheets.width);
    sheets.y += GAP;
  }
  return sheets.feet([company.name, company.email, company.phone].filter(Boolean).join(" · "), number);
}

const GAP = 8;

function printHead(sheets: Sheets, document: OrderDocument, { logo }: Look, accent: string) {
  const { title, number, company, supplier, shipTo, facts } = document;
  const top = sheets.y;
  sheets.write(title.toUpperCase(), sheets.right, top + 14, { size: 15, bold: true, colour: accent, align: "right" });
  sheets.write(number, sheets.right, top + 32, { size: 12, bold: true, align: "right" });
  if (logo) printLogo(sheets, logo);
  printParty(sheets, company, sheets.left, sheets.width * 0.55, { bold: true, size: logo ? 10 : 14 });
  sheets.y = Math.max(sheets.y, top + 46) + 14;
  const party = (name: string, whose: Party) => (x: number, width: number) => {
    printTitle(sheets, name, x, accent);
    printParty(sheets, whose, x, width, { bold: true });
  };
  sideBySide(sheets, [
    party("Supplier", supplier),
    ...(shipTo ? [party("Ship to", shipTo)] : []),
    (x, width) => {
      printTitle(sheets, "Order", x, accent);
      for (const { name, value } of facts) {
        sheets.write(name, x, sheets.y + SIZE, { colour: GREY });
        sheets.passage(value, x + FACT_NAME, width - FACT_NAME);
      }
    },
  ]);
  sheets.y += 10;
}

const FACT_NAME = 68;

/** In points, at most; never larger than a pixel a point. */
const [LOGO_WIDTH, LOGO_HEIGHT] = [150, 56];

function printLogo(sheets: Sheets, { bytes, kind, ...size }: Logo) {
  const scale = Math.min(LOGO_WIDTH / size.width, LOGO_HEIGHT / size.height, 1);
  const [width, height] = [size.width * scale, size.height * scale];
  sheets.canvas.sheet.addImage(bytes, kind.toUpperCase(), sheets.left, sheets.y, width, height, "logo", "FAST");
  sheets.y += height + GAP;
}

/** It goes on beneath the longest. */
function sideBySide(sheets: Sheets, parts: ((x: number, width: number) => void)[]) {
  const [top, step] = [sheets.y, sheets.width / parts.length];
  const ends = parts.map((part, index) => {
    sheets.y = top;
    part(sheets.left + index * step, step - 2 * GAP);
    return sheets.y;
  });
  sheets.y = Math.max(...ends);
}

function printTitle(sheets: Sheets, title: string, x: number, colour: string) {
  sheets.write(title.toUpperCase(), x, sheets.y + SMALL, { size: SMALL, bold: true, colour });
  sheets.y += SMALL * LEADING + 3;
}

function printParty(sheets: Sheets, party: Party, x: number, width: number, first: Written) {
  for (const [index, line] of linesOfParty(party).entries()) sheets.passage(line, x, width, index === 0 ? first : {});
}

/** All on one sheet. */
function printTotals(sheets: Sheets, totals: Total[]) {
  sheets.need(totals.length * 16 + 14);
  sheets.y += 8;
  const right = sheets.right - GAP / 2;
  for (const { name, value, strong = false } of totals) {
    const written: Written = { bold: strong, size: strong ? 11 : SIZE, align: "right" };
    sheets.write(name, right - 110, sheets.y + 11, { ...written, ...(!strong && { colour: GREY }) });
    sheets.write(value, right, sheets.y + 11, written);
    sheets.y += 16;
  }
  sheets.y += 6;
}
