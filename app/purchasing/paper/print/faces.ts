/** A font that paper is printed in. Bold stands for headings, and for Latin, Greek and Cyrillic alone. */
export type Face = "regular" | "bold" | "arabic" | "hebrew" | "chinese" | "japanese";

/** Whether a font has a sign for a code point. */
export type Has = (face: Face, code: number) => boolean;

type Script = "arabic" | "hebrew" | "han" | "other";

const RANGES: [from: number, to: number, script: Script][] = [
  [0x0590, 0x05ff, "hebrew"],
  [0x0600, 0x077f, "arabic"],
  [0x08a0, 0x08ff, "arabic"],
  [0x2e80, 0x2fdf, "han"],
  [0x3000, 0x4dbf, "han"],
  [0x4e00, 0x9fff, "han"],
  [0xf900, 0xfaff, "han"],
  [0xfb1d, 0xfb4f, "hebrew"],
  [0xfb50, 0xfdff, "arabic"],
  [0xfe30, 0xfe4f, "han"],
  [0xfe70, 0xfefe, "arabic"],
  [0xff00, 0xffef, "han"],
];

const scriptOf = (code: number): Script => RANGES.find(([from, to]) => code >= from && code <= to)?.[2] ?? "other";

const KANA = /[\u3041-\u30ff\uff66-\uff9f]/;

/**
 * The fonts to ask for a code point, the best first. Chinese and Japanese draw the same character differently: what stands
 * beside kana, or in a document that has some, is Japanese, as far as the Japanese font has it.
 */
export function facesFor(code: number, { bold = false, kana = false } = {}): Face[] {
  const script = scriptOf(code);
  const han: Face[] = kana ? ["japanese", "chinese"] : ["chinese", "japanese"];
  if (script === "han") return han;
  if (script === "arabic" || script === "hebrew") return [script];
  // Arrows and other signs that the Latin font lacks stand in the smaller of the two.
  return [bold ? "bold" : "regular", "regular", "japanese"];
}

export const hasKana = (text: string) => KANA.test(text);

/** Code points that have no sign of their own: joiners, marks of direction, variation selectors, soft hyphens. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g;

/** Text as it is printed: letters and their marks in one where Unicode has them so, blanks as spaces, no unseen signs. */
export const printable = (text: string) =>
  text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[\t\v\f\u00a0\u2000-\u200a\u202f\u205f]/g, " ");

/** What a code point is printed as where no font has it: its name in Unicode, never a box or a question mark. */
export const named = (code: number) => `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
