import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES } from "./sources";

/** JSON's cells by number: what it is called is in another place, and counted there. */
const BY_NUMBER = /->>?\s*(\d|\$\{|'\$?\[)/;
const COUNTS = /^app\/sql\/cells-sql\.ts/;

const linesIn = (text: string) => text.split("\n").filter((line) => BY_NUMBER.test(line));

it("reads the cells of JSON by their names", () => {
  const found = SOURCES.flatMap((path) => linesIn(readFileSync(path, "utf8")).map((line) => `${path}: ${line.trim()}`));
  expect(found.filter((each) => !COUNTS.test(each))).toEqual([]);
  expect(found.filter((each) => COUNTS.test(each)).length).toBeGreaterThan(0);
});

it("knows a cell that is counted", () => {
  const wrong = ["f.value->>9", "f.value ->> 12", "value->3", "f.value->>'$[2]'", "f.value->>'[2]'"];
  for (const cell of [...wrong, `f.value->>${"$"}{index}`]) expect(linesIn(`SELECT ${cell}`), cell).toHaveLength(1);
  for (const named of ["told->>'triggeredAt'", "tries->>attempts", "(row) => 0", "x.y"])
    expect(linesIn(named), named).toEqual([]);
});
