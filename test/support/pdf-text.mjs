import { unzlibSync } from "fflate";

/** What a PDF says, a line for each piece of text, by its fonts' own tables from glyph to letter: as a reader copies it. */
export function pdfText(bytes) {
  const text = latin1(bytes);
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body = ""]) => [id, body]),
  );
  const fonts = new Map();
  const resources = [...objects.values()].find((body) => body.includes("/ProcSet")) ?? "";
  for (const [, name = "", id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
    if (map) fonts.set(name, lettersOf(streamOf(objects.get(map) ?? "")));
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body));
  return pages.map((page) => {
    const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "") ?? "");
    return [...content.matchAll(/BT\n([\s\S]*?)ET/g)].map(([, block = ""]) => {
      const letters = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? "");
      const codes = [...block.matchAll(/<([0-9a-f]+)>/g)].map(([, code = ""]) => code).join("");
      return (codes.match(/.{4}/g) ?? []).map((code) => letters?.get(code) ?? "�").join("");
    });
  });
}

/** Pieces on one page, without what parts them. */
export const pdfWords = (bytes) => pdfText(bytes).map((pieces) => pieces.join(" "));

const latin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

function streamOf(body) {
  const data = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? "";
  if (!body.includes("/FlateDecode")) return data;
  return latin1(unzlibSync(Uint8Array.from(data, (sign) => sign.charCodeAt(0))));
}

const lettersOf = (map) =>
  new Map(
    [...map.matchAll(/<([0-9a-f]{4})><([0-9a-f]{4})>/gi)].map(([, glyph = "", code = ""]) => [
      glyph.toLowerCase(),
      String.fromCharCode(Number.parseInt(code, 16)),
    ]),
  );
