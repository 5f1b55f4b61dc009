import fc from "fast-check";
import { expect, it } from "vitest";
import { indexedWords, searchForm } from "../../../app/words/search-words";

it.each([
  ["Né", "ne\u0301"],
  ["GRÖSSE", "größe"],
  ["smørrebrød", "Smorrebrod"],
  ["ﾁｬﾜﾝ", "チャワン"],
  ["ＡＢＣ－１", "abc-1"],
  ["Ёлка", "елка"],
  ["عَرَبِيّ", "عربي"],
  ["a\u00a0 b", "A b"],
])("%s and %s have one form", (one, other) => expect(searchForm(one)).toBe(searchForm(other)));

it("keeps the marks of kana", () => expect(searchForm("か")).not.toBe(searchForm("が")));

it.each(["茶碗", "碗の", "皿", "青い茶碗の皿", "い茶"])(
  "finds %s within 青い茶碗の皿, in pieces of three letters",
  (part) => {
    expect(searchForm(part).length).toBeGreaterThanOrEqual(3);
    expect(searchForm("青い茶碗の皿")).toContain(searchForm(part));
  },
);

it.each(["머그", "컵", "แก้ว"])("finds %s within a longer word", (part) => {
  expect(searchForm("파란머그컵แก้วน้ำ")).toContain(searchForm(part));
});

it("names again the words that begin within a word, once", () => {
  expect(indexedWords(["T-shirt (XL)", "M/L", null, "tr-9 M/L"])).toBe("t-shirt (xl) m/l tr-9 m/l shirt xl l 9");
});

it("what stands in a text stands in its form", () => {
  const texts = ["Blue mug", "青い茶碗 L-2", "Café «Né»", "  two   words ", "MUG-BLU-01", "3½ в"];
  for (const text of texts)
    for (let from = 0; from < text.length; from++)
      for (let to = from + 1; to <= text.length; to++)
        expect(` ${searchForm(text)} `).toContain(searchForm(text.slice(from, to)).trim());
});

it("has the short way of plain letters end where that of every alphabet does", () => {
  // A blank without width is trimmed, and takes a text the long way.
  const long = (text: string) => `${text}\u200b`;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(searchForm(text)).toBe(searchForm(long(text)));
      expect(indexedWords([text])).toBe(indexedWords([long(text)]));
      expect(indexedWords([text, "é"])).toBe(indexedWords([long(text), "é"]));
    }),
  );
});
