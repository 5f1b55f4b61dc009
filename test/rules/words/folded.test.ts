import { expect, it } from "vitest";
import { folded } from "../../../app/words/folded";
import { inOrder } from "../../../app/words/in-order";
import { BLANKS, trimmed } from "../../../app/words/trimmed";

const EVERY_SPACE = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) =>
  /\p{White_Space}/u.test(String.fromCharCode(code)),
);

it("trims all that Unicode calls white space, and all that JavaScript trims", () => {
  for (const code of EVERY_SPACE) expect(BLANKS).toContain(code);
  for (let code = 0; code < 0x10000; code++)
    if (String.fromCharCode(code).trim() === "") expect(BLANKS, code.toString(16)).toContain(code);
});

it.each([
  ["TEE-RED\u00a0", "TEE-RED"],
  ["\t\r\nTEE-RED\u2028", "TEE-RED"],
  ["\ufeff\u202aTEE RED\u202c\u3000", "TEE RED"],
  ["  ", ""],
  ["", ""],
])("trims %j", (text, bare) => expect(trimmed(text)).toBe(bare));

it("trims a million blanks on either side", () => {
  expect(trimmed(`${" ".repeat(1_000_000)}x${"\u00a0".repeat(1_000_000)}`)).toBe("x");
});

it.each([
  ["dup-É", "DUP-é"],
  ["dup-É", "dup-E\u0301"],
  ["grösse-m", "GRÖSSE-M"],
  ["große", "GROSSE"],
  ["GROẞE", "grosse"],
  ["ΟΔΟΣ-1", "οδος-1"],
  ["ΟΔΟΣ", "οδοσ"],
  ["İZMİR", "izmir"],
  ["ЁЛКА", "ёлка\u00a0"],
  ["ǅ", "ǆ"],
])("folds %s and %s alike", (one, other) => expect(folded(one)).toBe(folded(other)));

it.each([
  ["dup-é", "dup-e"],
  ["TEE 2", "TEE2"],
  ["が", "か"],
  ["CM²", "CM2"],
])("keeps %s and %s apart", (one, other) => expect(folded(one)).not.toBe(folded(other)));

it("folds what is folded to itself", () => {
  for (let code = 0; code < 0x10000; code++) {
    const once = folded(`a${String.fromCharCode(code)}b`);
    expect(folded(once), code.toString(16)).toBe(once);
  }
});

it("folds ASCII alone as it does beside other letters", () => {
  for (let code = 0; code < 0x80; code++) {
    const text = `x${String.fromCharCode(code)}x`;
    expect(`${folded(text)}é`, code.toString(16)).toBe(folded(`${text}É`));
  }
});

it("puts names in a reader's order, accents and capitals aside", () => {
  const names = ["Zoe", "fern", "Émile", "elm", "Äpfel", "apricot"];
  expect(inOrder(names, (name) => name)).toEqual(["Äpfel", "apricot", "elm", "Émile", "fern", "Zoe"]);
});
