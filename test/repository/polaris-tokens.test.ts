import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as kept from "../../scripts/stand-ins/polaris-tokens.mjs";

const require = createRequire(import.meta.url);
const theirs: typeof kept = require("@shopify/polaris-tokens");

const POLARIS = "node_modules/@shopify/polaris/build/esm";
const polaris = readdirSync(POLARIS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => readFileSync(join(POLARIS, file), "utf8"));

test("What stands in for Polaris's tokens has all that Polaris imports of them", () => {
  const asked = polaris.flatMap(
    (text) => /import \{ ([^}]+) \} from '@shopify\/polaris-tokens'/.exec(text)?.[1]?.split(", ") ?? [],
  );
  expect(asked).toContain("getMediaConditions");
  expect(asked.filter((name) => !(name in kept))).toEqual([]);
});

test("It has each token that Polaris reads by its name, in every theme as the package has it", () => {
  const read = polaris.flatMap((text) =>
    [...text.matchAll(/\b(?:theme|themeDefault)\.(\w+)(?:\[\s*'([\w-]+)'\s*\])?/g)].map(([, group = "", token]) => ({
      group,
      token,
    })),
  );
  expect(read).toContainEqual({ group: "zIndex", token: "z-index-11" });
  for (const [name, theme] of Object.entries(theirs.themes)) {
    for (const { group, token } of read) {
      const [here, there] = [kept.themes[name]?.[group], theme[group]];
      if (token) expect(here?.[token], token).toBe(there?.[token]);
      else expect(here, group).toEqual(there);
    }
    for (const [group, tokens] of Object.entries(kept.themes[name] ?? {})) expect(theme[group]).toMatchObject(tokens);
  }
});

test("Its names and what it reckons are the package's", () => {
  expect(kept.themeNames).toEqual(theirs.themeNames);
  expect(kept.themeNameDefault).toBe(theirs.themeNameDefault);
  expect(kept.breakpointsAliases).toEqual(theirs.breakpointsAliases);
  const { breakpoints } = kept.themeDefault;
  expect(kept.getMediaConditions(breakpoints)).toEqual(theirs.getMediaConditions(breakpoints));
  expect(kept.toPx("30.625rem")).toBe(theirs.toPx("30.625rem"));
  expect(kept.createVar("space-500")).toBe(theirs.createVar("space-500"));
  expect(kept.createThemeClassName("light")).toBe(theirs.createThemeClassName("light"));
});
