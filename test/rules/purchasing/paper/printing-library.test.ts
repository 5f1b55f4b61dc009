import { mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import type { jsPDF } from "jspdf";
import { expect, test } from "vitest";
import { placePrinting } from "../../../../scripts/printing.mjs";

const required = createRequire(import.meta.url).resolve;
const font = readFileSync(
  join(dirname(required("@expo-google-fonts/noto-sans/package.json")), "400Regular/NotoSans_400Regular.ttf"),
  "latin1",
);

/** Each thing that a document here asks of the library. */
async function printed(file: string): Promise<string> {
  const { jsPDF: Sheet }: { jsPDF: typeof jsPDF } = await import(/* @vite-ignore */ file);
  const sheet = new Sheet({ unit: "pt", format: "a4", compress: true, putOnlyUsedFonts: true });
  sheet.setFileId("0".repeat(32)).setCreationDate(new Date(0)).setDocumentProperties({ title: "PO-1" });
  sheet.addFileToVFS("a.ttf", font).addFont("a.ttf", "a", "normal");
  sheet.setFont("a").setFontSize(9).setTextColor("#0b5f56").text("Déjà vu · Łódź", 40, 60);
  sheet.setDrawColor("#888888").setLineWidth(0.5).line(40, 70, 400, 70);
  sheet.setFillColor("#eeeeee").rect(40, 80, 100, 20, "F");
  sheet.addImage(onePixel(), "PNG", 40, 120, 30, 30);
  sheet.addImage(JPEG, "JPEG", 90, 120, 30, 30);
  sheet.addPage().setPage(2).text(`of ${sheet.getNumberOfPages()}`, 40, 60);
  return Buffer.from(sheet.output("arraybuffer")).toString("latin1");
}

/** With a channel for what shines through. */
function onePixel() {
  const chunk = (name: string, data: Buffer) => {
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 200, 30, 40, 128]));
  const chunks = [chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...chunks]));
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** Its header is all that is read; the rest goes into the document as it is. */
const JPEG = new Uint8Array([
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
  ...[0xff, 0xc0, 0, 17, 8, 0, 2, 0, 2, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9],
]);

test("The PDF library without what nobody asks for prints the same bytes as the whole", async () => {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-printing-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  placePrinting(folder);
  const lighter = readFileSync(join(folder, "printing.mjs"), "utf8");
  const whole = resolve("node_modules/jspdf/dist/jspdf.es.js");
  expect(lighter.length).toBeLessThan(0.85 * readFileSync(whole, "utf8").length);
  expect(await printed(join(folder, "printing.mjs"))).toBe(await printed(whole));
});
