import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { polarisClasses, stylesOf } from "../../scripts/polaris-styles.mjs";

const styles = readFileSync("node_modules/@shopify/polaris/build/esm/styles.css", "utf8");
const classes = polarisClasses();
const kept = stylesOf(styles, classes);
const named = (css: string) => new Set([...css.matchAll(/\.(Polaris-[\w-]+)/g)].map(([, name = ""]) => name));

test("What our pages draw of Polaris keeps every class that its stylesheet knows", () => {
  const known = named(styles);
  for (const one of [
    "Badge",
    "Button",
    "Modal-Dialog",
    "TextField__Input",
    "Page-Header__Row",
    "Popover",
    "SkeletonPage__SkeletonTitle",
  ])
    expect(classes).toContain(`Polaris-${one}`);
  const styled = named(kept);
  expect([...classes].filter((name) => known.has(name) && !styled.has(name))).toEqual([]);
});

test("What no page of ours has is left out of it", () => {
  const foreign = [...named(kept)].filter((name) => !classes.has(name));
  for (const name of foreign) expect(kept).toMatch(new RegExp(`:(not|is|where|has)\\([^{]*\\.${name}\\b`));
  expect(kept).not.toContain("Polaris-RangeSlider");
  expect(kept.length).toBeLessThan(styles.length / 2);
});

test("Of a list of selectors those stay that something can meet, of a condition what is left in it", () => {
  const has = new Set(["Polaris-A", "Polaris-A--on"]);
  const css = [
    '@charset "UTF-8";',
    ".Polaris-A,.Polaris-B{color:red}",
    ".Polaris-A .Polaris-B,.Polaris-B:not(.Polaris-A){color:blue}",
    ".Polaris-A:not(.Polaris-B, .Polaris-A--on)>*{content:'a;b{c}'}",
    "@media (min-width: 48em){.Polaris-B{top:0}}",
    "@media print{.Polaris-B{top:0}.Polaris-A:is(a, b){top:1px}}",
    "@keyframes turn{from{top:0}to{top:1px}}",
    "html[class~='Polaris-B'],*::before{left:0}",
  ];
  const left = [...css];
  left[1] = ".Polaris-A{color:red}";
  left[5] = "@media print{.Polaris-A:is(a, b){top:1px}}";
  expect(stylesOf(css.join(""), has)).toBe(left.filter((_, at) => at !== 2 && at !== 4).join(""));
});

test("A card and its boxes are painted with the page, on no layers of their own", () => {
  const card = ".Polaris-ShadowBevel::before";
  const has = new Set(["Polaris-ShadowBevel", "Polaris-Box"]);
  const css = `${card}{top:0;mix-blend-mode:luminosity}.Polaris-Box{transform:translate3d(0, 0, 0)}`;
  expect(stylesOf(css, has)).toBe(`${card}{top:0}.Polaris-Box{transform:translate(0, 0)}`);
  expect(styles).toMatch(/ShadowBevel::before \{[^}]*mix-blend-mode/);
  expect(kept).not.toMatch(/ShadowBevel::before \{[^}]*mix-blend-mode/);
  expect(styles).toContain("translate3d(0, 0, 0)");
  expect(kept).not.toContain("translate3d(0, 0, 0)");
});

test("Polaris is asked for by its components' names alone, so that what is drawn of it is known", () => {
  const asked = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join("app", file), "utf8").matchAll(/^.*"(@shopify\/polaris\/[^"]+)".*$/gm)])
    .map(([, from]) => from);
  expect(new Set(asked)).toEqual(
    new Set(["@shopify/polaris/build/esm/styles.css?url", "@shopify/polaris/locales/en.json"]),
  );
});
