import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "../../../app/csv/guard";
import { csvLine } from "../../../app/csv/write";

describe("what is written", () => {
  it.each([
    { cells: ["Mug", 12, null, true], line: "Mug,12,,yes" },
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

it.each(["=1", "'=1", "+49", "-x", "@", "\tx"])("%j does not begin as a formula does", (text) =>
  expect(guarded(text)).toMatch(/^'/),
);
