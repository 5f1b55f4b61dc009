import { expect, test } from "vitest";
import { joined } from "../../../../app/purchasing/paper/print/arabic-forms";
import type { Has } from "../../../../app/purchasing/paper/print/faces";
import { linesOf, missingIn, runsOf, spelled } from "../../../../app/purchasing/paper/print/printed-text";

/** Fonts that hold what theirs do, roughly. */
const has: Has = (face, code) =>
  face === "arabic"
    ? code >= 0x600 && code <= 0xfefc
    : face === "hebrew"
      ? code >= 0x590 && code <= 0x5ff
      : face === "chinese" || face === "japanese"
        ? code >= 0x2190 && code <= 0xffef && !(face === "japanese" && code === 0x8d28)
        : code < 0x590;

const shapes = (text: string) => [...joined(text)].map((sign) => sign.codePointAt(0)?.toString(16));

test("Arabic letters take the form of their place in the word", () => {
  // Beh alone, then at the beginning, between and at the end of a word.
  expect(shapes("ب")).toEqual(["fe8f"]);
  expect(shapes("ببب")).toEqual(["fe91", "fe92", "fe90"]);
  // After alef, which joins backwards only, a word begins anew.
  expect(shapes("باب")).toEqual(["fe91", "fe8e", "fe8f"]);
  // Persian peh and yeh.
  expect(shapes("پی")).toEqual(["fb58", "fbfd"]);
});

test("Lam and alef are one sign, joined or alone", () => {
  expect(shapes("لا")).toEqual(["fefb"]);
  expect(shapes("بلا")).toEqual(["fe91", "fefc"]);
  expect(shapes("أل")).toEqual(["fe83", "fedd"]);
});

test("Stops, digits and the end of a word do not join, vowel marks are looked through", () => {
  expect(shapes("ب، ب")).toEqual(["fe8f", "60c", "20", "fe8f"]);
  expect(shapes("ب٣")).toEqual(["fe8f", "663"]);
  expect(shapes("بَب")).toEqual(["fe91", "64e", "fe90"]);
});

test("Hebrew stands from right to left, with numbers and Latin words among it as they are read", () => {
  expect(runsOf("חולצה", {}, has)).toEqual([{ face: "hebrew", text: "הצלוח" }]);
  expect(
    runsOf("Tee חולצה 12", {}, has)
      .map(({ text }) => text)
      .join(""),
  ).toBe("Tee 12 הצלוח");
  expect(
    runsOf("(חולצה)", {}, has)
      .map(({ text }) => text)
      .join(""),
  ).toBe("(הצלוח)");
});

test("A character that Japan and China draw differently goes by the kana beside it", () => {
  const faces = (text: string, kana: boolean) => runsOf(text, { kana }, has).map(({ face }) => face);
  expect(faces("直", false)).toEqual(["chinese"]);
  expect(faces("直", true)).toEqual(["japanese"]);
  // One that only the Chinese font has.
  expect(faces("直质", true)).toEqual(["japanese", "chinese"]);
});

test("What no font has is named, never left to a box, and told", () => {
  expect(spelled("Tee 😀 ok", {}, has)).toBe("Tee [U+1F600] ok");
  expect(missingIn("😀 and 😀 and ሀ", {}, has)).toEqual(["😀", "ሀ"]);
  expect(missingIn("Łódź → 茶 \u200d\ufe0f", {}, has)).toEqual([]);
});

test("Lines break between words, between Chinese characters but not before a stop, and inside what is too long", () => {
  const widthOf = (line: string) => [...line].length;
  expect(linesOf("one two three", 7, widthOf)).toEqual(["one two", "three"]);
  expect(linesOf("棉质衬衫。绿茶", 4, widthOf)).toEqual(["棉质衬", "衫。绿茶"]);
  expect(linesOf("AAAAAAAAAA", 4, widthOf)).toEqual(["AAAA", "AAAA", "AA"]);
  expect(linesOf("a\n\nb", 9, widthOf)).toEqual(["a", "", "b"]);
});
