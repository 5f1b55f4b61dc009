import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import words from "../../scripts/stand-ins/polaris-words.json";

const POLARIS = "node_modules/@shopify/polaris";
const theirs: typeof words = JSON.parse(readFileSync(`${POLARIS}/locales/en.json`, "utf8"));

test("What stands in for Polaris's words has them as the package has them", () => {
  expect(theirs.Polaris).toMatchObject(words.Polaris);
});

/** What the app imports of Polaris, and what that imports in turn. */
function filesAsked(): Set<string> {
  const app = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  const asked = app.flatMap((file) =>
    [
      ...readFileSync(join("app", file), "utf8").matchAll(/import (?:type )?\{([^}]+)\} from "@shopify\/polaris"/g),
    ].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())),
  );
  const esm = join(POLARIS, "build/esm");
  const index = readFileSync(join(esm, "index.js"), "utf8");
  const files = new Set<string>();
  const add = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/from '(\.[^']+\.js)'/g))
      add(join(file, "..", path));
  };
  for (const [, names = "", path = ""] of index.matchAll(/export \{ ([^}]+) \} from '(\.[^']+)'/g))
    if (names.split(", ").some((name) => asked.includes(name))) add(join(esm, path));
  return files;
}

test("It has the words of every component that a page draws", () => {
  const files = [...filesAsked()];
  expect(files.some((file) => file.endsWith("/Modal.js"))).toBe(true);
  const said = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/translate\(\s*['`]Polaris\.(\w+)/g)].map(([, name = ""]) => name),
  );
  expect(said.filter((name) => !(name in words.Polaris))).toEqual([]);
});

test("What comes on demand closes for the reasons that Polaris knows, and its files are imported by these names", () => {
  const files = [
    "Popover/components/PopoverOverlay/PopoverOverlay",
    "Tooltip/components/TooltipOverlay/TooltipOverlay",
  ];
  const [overlay = "", ...others] = [...files, "Modal/Modal", "ActionList/ActionList"].map((file) =>
    readFileSync(join(POLARIS, `build/esm/components/${file}.js`), "utf8"),
  );
  expect(others.every((text) => /export \{ (TooltipOverlay|Modal|ActionList) \}/.test(text))).toBe(true);
  const reasons = [...overlay.matchAll(/PopoverCloseSource\["(\w+)"\] = (\d)\]/g)].map(
    ([, name, at]) => `${name}: ${at}`,
  );
  const standIn = readFileSync("scripts/stand-ins/polaris-on-demand.mjs", "utf8");
  expect(reasons).toHaveLength(4);
  expect(reasons.filter((reason) => !standIn.includes(reason))).toEqual([]);
});

test("What stands in for Polaris's keys has each that its parts ask for", async () => {
  const load = (file: string): Promise<{ Key: Record<string, number> }> => import(/* @vite-ignore */ resolve(file));
  const [{ Key: ours }, { Key: all }] = await Promise.all([
    load("scripts/stand-ins/polaris-keys.mjs"),
    load(join(POLARIS, "build/esm/types.js")),
  ]);
  const esm = join(POLARIS, "build/esm");
  const files = readdirSync(esm, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const asked = files.flatMap((file) =>
    [...readFileSync(join(esm, file), "utf8").matchAll(/\bKey\.(\w+)/g)].map(([, name = ""]) => name),
  );
  expect(new Set(asked)).toEqual(new Set(Object.keys(ours)));
  expect(all).toMatchObject(ours);
});
