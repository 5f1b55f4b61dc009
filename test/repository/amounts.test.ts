import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES } from "./sources";

/** What is money by its name; how many of them are null is none. */
const AMOUNT =
  /((?<!foreign_)cost|price)\b(?! IS NULL)|(amount|_value|revenue|billed|missed_sales)\b|\$\{(NET|ADDED_TAX)\}/;

/** What SQL in a text adds up by SUM. */
function summedIn(text: string) {
  return [...text.matchAll(/\bSUM\(/g)].map(({ index }) => {
    let end = index + "SUM(".length;
    for (let open = 1; open > 0 && end < text.length; end++) open += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
    return text.slice(index, end);
  });
}

it("adds amounts by TOTAL: SUM is an error beyond 2^63", () => {
  const found = SOURCES.flatMap((path) =>
    summedIn(readFileSync(path, "utf8")).flatMap((sum) => (AMOUNT.test(sum) ? [`${path}: ${sum}`] : [])),
  );
  expect(found).toEqual([]);
});

it("knows a sum of amounts, however deep it stands", () => {
  const sums = ["SUM(f.stock_value)", "SUM((l.counted - l.expected) * l.cost)", "SUM(iif(a, b.lines_amount, (0)))"];
  expect(summedIn(`SELECT ${sums.join(", ")}, SUM(f.units) AS cost`)).toEqual([...sums, "SUM(f.units)"]);
  expect(sums.every((sum) => AMOUNT.test(sum))).toBe(true);
  for (const other of ["SUM(f.units)", "SUM(f.cost IS NULL)", "SUM(f.foreign_cost)"])
    expect(AMOUNT.test(other)).toBe(false);
});
