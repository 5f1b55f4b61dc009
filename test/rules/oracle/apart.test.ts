import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ORACLE = "test/oracle";
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g;

test("the oracle takes nothing from the app: its files know each other and zod alone", () => {
  const files = readdirSync(ORACLE);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    for (const [, specifier] of readFileSync(`${ORACLE}/${file}`, "utf8").matchAll(IMPORTED))
      expect(specifier, file).toMatch(/^(\.\/[a-z-]+|zod)$/);
});
