import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Wrangler takes an import of one of these endings for a file, and leaves it out of the code: the Worker does not start. */
const NO_CODE = /\bfrom "[./][^"]*\.(sql|txt|html|bin|wasm)"/;

it("no import of the Worker's ends as a file does that is no code", () => {
  const files = ["app", "workers"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  const code = files.filter((file) => /\.tsx?$/.test(file));
  expect(code.length).toBeGreaterThan(300);
  expect(code.filter((file) => NO_CODE.test(readFileSync(file, "utf8")))).toEqual([]);
});
