import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryHouse } from "./temporary-house";

const MOST = 16;
/** A route a file, as Remix has it; what pages share; Shopify's stand-in, a house of its own. */
const MAY_BE_LARGER = /^(app\/routes|app\/ui|workers\/dev-store(\/.*)?)$/;

function largeFolders(house: string): string[] {
  const files = ["app", "workers"].flatMap((folder) =>
    readdirSync(join(house, folder), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path))
      .filter((path) => statSync(join(house, path)).isFile()),
  );
  const counts = new Map<string, number>();
  for (const folder of files.map((path) => dirname(path).replaceAll("\\", "/")))
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts]
    .filter(([folder, own]) => own > MOST && !MAY_BE_LARGER.test(folder))
    .map(([folder, own]) => `${folder}: ${own}`);
}

it("has no folder that is larger than a glance", () => expect(largeFolders(".")).toEqual([]));

it("counts a folder's own files, and lets routes be", () => {
  const files = (folder: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/${index}.ts`, ""]));
  const house = temporaryHouse({
    ...files("app/stock", 17),
    ...files("app/demand", 16),
    ...files("app/demand/sales", 16),
    ...files("app/routes", 40),
    ...files("workers/jobs", 18),
  });
  expect(largeFolders(house)).toEqual(["app/stock: 17", "workers/jobs: 18"]);
});
