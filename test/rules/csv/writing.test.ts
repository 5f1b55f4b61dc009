import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "../../../app/csv/guard";
import { csvLine } from "../../../app/csv/write";

describe("what is written", () => {
  it.each([
    { cells: ["Mug", 12, null, true], line: "Mug,12,,Yes" },
    { cells: [-5, "-5", "-5,5"], line: '-5,-5,"-5,5"' },
    { cells: ["=SUM(A1)", "+49 40 1", "-B2", "@x"], line: "'=SUM(A1),'+49 40 1,'-B2,'@x" },
    { cells: ['a "b"', "c;d", "e\r\nf"], line: '"a ""b""","c;d","e\r\nf"' },
    { cells: ["\tx", "\ry"], line: `"'\tx","'\ry"` },
  ])("$line", ({ cells, line }) => expect(csvLine(cells)).toBe(`${line}\r\n`));
});

it.each(["=1", "'=1", "''=1", "+49", "-x", "-5", "'-5", "'tis", "@", "\t", "plain", ""])(
  "%j comes back as it was",
  (text) => expect(unguarded(guarded(text))).toBe(text),
);

it("whatever signs, separators, blanks and apostrophes stand together, a text comes back as it was", () => {
  const piece = fc.constantFrom(..."=+-@＝＋－＠'\t\r\n;, \u00a0\u3000a1.\"");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      expect(unguarded(guarded(text))).toBe(text);
    }),
    { seed: 1, numRuns: 20_000 },
  );
});

it.each(["=1", "'=1", "+49", "-x", "@", "\tx", "\n=1", "\r\n+1", " =1", "＝1", "＋1", "－1", "＠x", "\u3000＝1"])(
  "%j does not begin as a formula does",
  (text) => expect(guarded(text)).toMatch(/^'/),
);

it.each(["Mug;=1", "Mug\t=1", "Mug\n+1", "Mug; ＝1", "a;b;@x"])(
  "no cell that other separators cut out of %j begins as a formula does",
  (text) => {
    for (const cut of guarded(text).split(/[;\t\n]/)) expect(cut.trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
  },
);
