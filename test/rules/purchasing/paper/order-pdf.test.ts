import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { orderDocument, type PaperLine, type Parties } from "../../../../app/purchasing/paper/order-document";
import { type Look, orderPdf } from "../../../../app/purchasing/paper/order-pdf";
import { joined } from "../../../../app/purchasing/paper/print/arabic-forms";
import { FONT_FILES } from "../../../../app/purchasing/paper/print/fonts";
import { LARGEST_LOGO, logoIn } from "../../../../app/purchasing/paper/print/logo";
import { placeFonts } from "../../../../scripts/fonts.mjs";
import { aLine, anOrder, PARTIES } from "../../../support/paper";
import { pdfText, pdfWords } from "../../../support/pdf-text.mjs";

const folder = mkdtempSync(join(tmpdir(), "evenstock-fonts-"));
const asked = new Set<string>();
const LOOK: Look = { accent: "#0b5f56", logo: null, paper: "a4" };

beforeAll(() => placeFonts(folder));

async function made(
  lines: PaperLine[],
  {
    order = anOrder(),
    parties = PARTIES,
    look = LOOK,
  }: { order?: ReturnType<typeof anOrder>; parties?: Parties; look?: Look } = {},
) {
  asked.clear();
  const pdf = await orderPdf(
    orderDocument(order, lines, parties),
    look,
    async (face) => {
      asked.add(face);
      return readFileSync(join(folder, "fonts", FONT_FILES[face]));
    },
    1_796_000_000_000,
  );
  // KEEP_PDFS=folder: to look at, or to make pictures of with pdftoppm.
  if (process.env.KEEP_PDFS)
    writeFileSync(
      join(process.env.KEEP_PDFS, `${expect.getState().currentTestName?.replace(/\W+/g, "-").slice(0, 60)}.pdf`),
      pdf.bytes,
    );
  return pdf;
}

test("Two hundred lines go over several pages, each with the heading and its number", async () => {
  const lines = Array.from({ length: 200 }, (_, index) =>
    aLine({
      sku: `SKU-${index}`,
      supplierSku: `S-${index}`,
      title: `Article number ${index} with a name of some length`,
    }),
  );
  const { bytes, pages, missing } = await made(lines, {
    order: anOrder({
      terms: "Paid within thirty days of the invoice. ".repeat(60),
      supplierNote: "Please pack by size.",
    }),
  });
  const words = pdfWords(bytes);
  expect(pages).toBeGreaterThan(4);
  expect(words).toHaveLength(pages);
  expect(words.map((page, index) => page.includes(`PO-1042 · Page ${index + 1} of ${pages}`))).toEqual(
    words.map(() => true),
  );
  const withLines = words.filter((page) => /SKU-\d/.test(page));
  expect(withLines.every((page) => page.includes("Description") && page.includes("Your SKU"))).toBe(true);
  const found = new Set(words.join(" ").match(/\bSKU-\d+/g));
  expect(found.size).toBe(200);
  expect(words.join(" ")).toContain("57,600.00");
  expect(missing).toEqual([]);
});

test("A code of fifteen letters stands in one line, as long as the description keeps its room", async () => {
  const ours = "OM-TRAY-OAK-XXL";
  const page = async (more: Partial<PaperLine>) => pdfWords((await made([aLine({ sku: ours, ...more })])).bytes)[0];
  expect(await page({ supplierSku: null })).toContain(ours);
  expect(await page({ supplierSku: "S-1" })).toContain(ours);
  expect(await page({ supplierSku: null, taxRate: 2000 })).toContain(ours);
  // Of a code that fits nowhere the column stays as narrow as it was.
  expect(await page({ sku: "W".repeat(40) })).toContain("Description");
});

test("Latin, Greek and Cyrillic are printed letter for letter, and need no other font", async () => {
  const { bytes, missing } = await made([
    aLine({ title: "Koszulka żółć Łódź", variantTitle: "" }),
    aLine({ title: "Μπλούζα βαμβακερή", variantTitle: "" }),
    aLine({ title: "Футболка щёлк ґ", variantTitle: "" }),
    aLine({ title: "Áo thun Đà Nẵng, Şişli ığ", variantTitle: "" }),
  ]);
  const [page] = pdfWords(bytes);
  for (const text of [
    "Koszulka żółć Łódź",
    "Μπλούζα βαμβακερή",
    "Футболка щёлк ґ",
    "Áo thun Đà Nẵng, Şişli ığ",
    "Przędza Łódź",
    "Lange Straße 12",
  ])
    expect(page).toContain(text);
  expect(missing).toEqual([]);
  expect([...asked].sort()).toEqual(["bold", "regular"]);
});

test("Chinese is printed in the Chinese font, and an arrow with it", async () => {
  const { bytes, missing } = await made([aLine({ title: "棉质衬衫", variantTitle: "绿色 → 蓝色 / 大码" })], {
    parties: {
      ...PARTIES,
      supplier: { name: "义乌市晨光贸易有限公司", address: ["浙江省义乌市江东街道", "中国"], email: null, phone: null },
    },
  });
  const page = pdfWords(bytes)[0]?.replaceAll(" ", "");
  for (const text of ["棉质衬衫", "绿色→蓝色/大码", "义乌市晨光贸易有限公司"]) expect(page).toContain(text);
  expect(missing).toEqual([]);
  expect(asked.has("chinese")).toBe(true);
});

test("Japanese is printed in the Japanese font", async () => {
  const { bytes, missing } = await made([aLine({ title: "綿のシャツ", variantTitle: "緑茶 / ミドル（Ｍ）" })], {
    order: anOrder({ currency: "JPY" }),
  });
  const page = pdfWords(bytes)[0]?.replaceAll(" ", "");
  for (const text of ["綿のシャツ", "緑茶/ミドル（Ｍ）"]) expect(page).toContain(text);
  expect(missing).toEqual([]);
  expect([...asked].sort()).toEqual(["bold", "japanese", "regular"]);
});

test("Arabic is printed in joined forms from right to left", async () => {
  const { bytes, missing } = await made([
    aLine({ title: "قميص قطني أزرق، لا يتقلص", variantTitle: "مقاس 42" }),
    aLine({ title: "بالطو والإناث", variantTitle: "" }),
  ]);
  const page = pdfWords(bytes)[0]?.replaceAll(" ", "") ?? "";
  for (const text of ["قميص", "قطني", "أزرق", "مقاس"]) expect(page).toContain(backwards(joined(text)));
  // Lam and the alef with hamza beneath are one sign; alef and lam, the other way about, are two.
  expect(page).toContain(backwards(joined("والإناث")));
  expect(page).toContain(backwards(joined("بالطو")));
  expect(missing).toEqual([]);
  expect([...asked].sort()).toEqual(["arabic", "bold", "regular"]);
});

test("Persian and Hebrew are printed from right to left, brackets turned and numbers as they are read", async () => {
  const { bytes, missing } = await made([
    aLine({ title: "پیراهن چرمی گلدار", variantTitle: "" }),
    aLine({ title: "חולצת כותנה (כחולה) 42", variantTitle: "" }),
  ]);
  const page = pdfWords(bytes)[0] ?? "";
  for (const sign of joined("پیراهن چرمی گلدار")) expect(page).toContain(sign);
  expect(page.replaceAll(" ", "")).toContain(`42(${backwards("כחולה")})${backwards("כותנה")}${backwards("חולצת")}`);
  expect(missing).toEqual([]);
  expect([...asked].sort()).toEqual(["arabic", "bold", "hebrew", "regular"]);
});

const backwards = (text: string) => [...text].reverse().join("");

test("A sign that no font has stands by its name, and is told", async () => {
  const { bytes, missing } = await made([aLine({ title: "Mug 😀 and ሀ", variantTitle: "𠮷" })]);
  expect(missing).toEqual(["😀", "ሀ", "𠮷"]);
  expect(pdfWords(bytes)[0]).toContain("Mug [U+1F600] and [U+1200], [U+20BB7]");
});

test("A PNG with clear parts and a JPEG stand at the head, under any accent", async () => {
  const logo = logoIn(png(300, 100));
  if (logo.kind !== "read") throw new Error(logo.says);
  const { bytes } = await made([aLine()], { look: { accent: "#ffe14d", logo: logo.logo, paper: "letter" } });
  expect(Buffer.from(bytes).toString("latin1")).toContain("/Subtype /Image");
  expect(pdfText(bytes)).toHaveLength(1);
});

test("The same order at the same time is the same file", async () => {
  const [one, other] = [await made([aLine()]), await made([aLine()])];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
});

test("A logo is known by its first bytes, whatever it is called, and held to size", () => {
  expect(logoIn(png(600, 200))).toMatchObject({ kind: "read", logo: { kind: "png", width: 600, height: 200 } });
  expect(logoIn(JPEG)).toMatchObject({ kind: "read", logo: { kind: "jpeg", width: 3, height: 2 } });
  const says = (bytes: Uint8Array<ArrayBuffer>) => {
    const read = logoIn(bytes);
    return read.kind === "refused" ? read.says : "";
  };
  expect(says(new TextEncoder().encode("<svg onload=alert(1)>"))).toContain("no PNG or JPEG");
  expect(says(new Uint8Array(0))).toContain("no PNG or JPEG");
  expect(says(new Uint8Array(LARGEST_LOGO + 1))).toContain("over 256 KB");
  expect(says(png(30_000, 30_000, new Uint8Array(0)))).toContain("30000 × 30000 pixels");
});

test("Each font lies beside its licence", () => {
  for (const file of Object.values(FONT_FILES)) expect(existsSync(join(folder, "fonts", file))).toBe(true);
  for (const name of ["noto-sans", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-sc", "noto-sans-jp"])
    expect(readFileSync(join(folder, "fonts", `${name}.LICENSE.txt`), "utf8")).toContain("SIL OPEN FONT LICENSE");
});

/** The smallest of its kind: a frame of 3 × 2. */
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xff, 0xd9,
]);

function png(width: number, height: number, pixels?: Uint8Array): Uint8Array<ArrayBuffer> {
  const row = (y: number) => [
    0,
    ...Array.from({ length: width }, (_, x) => [11, 95, 86, x > width / 3 && y > height / 3 ? 255 : 60]).flat(),
  ];
  const data = pixels ?? Uint8Array.from(Array.from({ length: height }, (_, y) => row(y)).flat());
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Uint8Array.from(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(data)), chunk("IEND", Buffer.alloc(0))]),
  );
}

function chunk(kind: string, data: Uint8Array) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), frame.length - 4);
  return frame;
}

function crc32(bytes: Uint8Array) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
