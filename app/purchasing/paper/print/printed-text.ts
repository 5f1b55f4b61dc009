import bidiFactory from "bidi-js";
import { joined } from "./arabic-forms";
import { type Face, facesFor, type Has, hasKana, named, printable } from "./faces";

const bidi = bidiFactory();

/** Signs in one font, in the order in which they stand from left to right. */
export type Run = { face: Face; text: string };

export type Style = { bold?: boolean; kana?: boolean };

/** Each code point, and the first font that has it. Undefined: none has. */
const faceFor = (sign: string, style: Style, has: Has): Face | undefined => {
  const code = sign.codePointAt(0) ?? 0;
  return facesFor(code, style).find((face) => has(face, code));
};

/** Text in its printed signs, what no font has by its name in Unicode. */
export const spelled = (text: string, style: Style, has: Has): string =>
  [...joined(printable(text))]
    .map((sign) => (sign === "\n" || faceFor(sign, style, has) ? sign : named(sign.codePointAt(0) ?? 0)))
    .join("");

/** Signs that no font has, each once. */
export const missingIn = (text: string, style: Style, has: Has): string[] => [
  ...new Set([...joined(printable(text))].filter((sign) => sign !== "\n" && !faceFor(sign, style, has))),
];

/** One line, as `spelled` gave it, by fonts and from left to right (Unicode's bidirectional algorithm, UAX 9). */
export function runsOf(line: string, style: Style, has: Has): Run[] {
  const runs: Run[] = [];
  for (const sign of inVisualOrder(line)) {
    const face = faceFor(sign, style, has) ?? "regular";
    const last = runs.at(-1);
    if (last?.face === face) last.text += sign;
    else runs.push({ face, text: sign });
  }
  return runs;
}

function inVisualOrder(line: string): string[] {
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/.test(line)) return [...line];
  const levels = bidi.getEmbeddingLevels(line);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  // All that is printed lies in the basic plane, where a code unit is a sign.
  const signs = [...line.split("").keys()].map((at) => mirrored.get(at) ?? line.charAt(at));
  for (const [start = 0, end = 0] of bidi.getReorderSegments(line, levels))
    signs.splice(start, end - start + 1, ...signs.slice(start, end + 1).reverse());
  return signs;
}

/** A line may break before or after each of these, and between words. */
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/** What may not begin a line. */
const CLOSING = /[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.:;!?%]/;

/** Lines no wider than `width`; a word that is wider by itself is cut. `widthOf` in the same unit. */
export function linesOf(text: string, width: number, widthOf: (line: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const piece of pieces(paragraph)) {
      const line = lines.at(-1) ?? "";
      if (widthOf((line + piece).trimEnd()) <= width) lines[lines.length - 1] = line + piece;
      else lines.push(...cut(piece, width, widthOf));
    }
    const kept = lines.map((line) => line.trimEnd()).filter((line, at) => line !== "" || at > 0);
    return kept.length > 0 ? kept : [""];
  });
}

/** What stays together: a word with the blanks behind it, a Chinese or Japanese character with the stops behind it. */
function pieces(paragraph: string): string[] {
  const found: string[] = [];
  for (const sign of paragraph) {
    const last = found.at(-1);
    const begins =
      last === undefined ||
      (sign !== " " && !CLOSING.test(sign) && (CJK.test(sign) || /[ -]$/.test(last) || CJK.test(last)));
    if (begins) found.push(sign);
    else found[found.length - 1] += sign;
  }
  return found;
}

function cut(piece: string, width: number, widthOf: (line: string) => number): string[] {
  const parts = [""];
  for (const sign of piece) {
    const part = parts.at(-1) ?? "";
    if (part === "" || widthOf((part + sign).trimEnd()) <= width) parts[parts.length - 1] = part + sign;
    else parts.push(sign);
  }
  return parts;
}

/** Whether Chinese characters in it are drawn as in Japan. */
export const styleOf = (text: string, documentHasKana: boolean): Style => ({
  kana: documentHasKana || hasKana(text),
});
