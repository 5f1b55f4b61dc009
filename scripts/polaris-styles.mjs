// Of Polaris's stylesheet what its components here can be drawn with: half of its rules are for others, and a browser holds each
// element of a page to a hundred of them. What would have a browser paint more than a page shows is written in another way.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import postcss from "postcss";

const POLARIS = join(import.meta.dirname, "../node_modules/@shopify/polaris/build/esm");

/** Every class of Polaris that the folder's components can give an element: of what they import by name, and of all that that imports. */
export function polarisClasses(folder = join(import.meta.dirname, "../app")) {
  const index = readFileSync(join(POLARIS, "index.js"), "utf8");
  const homes = new Map();
  for (const [, names, from] of index.matchAll(/export \{([^}]+)\} from '([^']+)'/g))
    for (const name of names.split(",")) homes.set(name.trim(), join(POLARIS, from));
  const seen = new Set();
  const classes = new Set();
  const read = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, "utf8");
    if (file.endsWith(".css.js"))
      for (const [, value] of text.matchAll(/: "([^"]+)"/g)) for (const one of value.split(" ")) classes.add(one);
    for (const [, from] of text.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)) read(join(dirname(file), from));
  };
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue;
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, names] of text.matchAll(/import \{([^}]+)\} from "@shopify\/polaris"/g))
      for (const name of names.split(",")) {
        const home = homes.get(
          name
            .replace(/^\s*type /, "")
            .trim()
            .split(" ")[0],
        );
        if (home) read(home);
      }
  }
  return classes;
}

/** The stylesheet without the selectors that name a class which nothing has, nor what puts whole cards onto layers of their own. */
export function stylesOf(css, classes) {
  const sheet = postcss.parse(css);
  sheet.walkDecls((declaration) => onOneLayer(declaration));
  sheet.walkRules((rule) => {
    const met = rule.selectors.filter((selector) => isMet(selector, classes));
    if (met.length) rule.selectors = met;
    else rule.remove();
  });
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return sheet.toString();
}

/**
 * A card's edge that is blended with what it stands on, and a box that is moved by nothing in three dimensions, cost a layer each, as
 * large as the card: it is painted twice, and put together for each frame. An edge is grey on grey, blended or not.
 */
function onOneLayer(declaration) {
  if (declaration.prop === "transform" && /^translate3d\(0, ?0, ?0\)$/.test(declaration.value))
    declaration.value = "translate(0, 0)";
  if (declaration.prop === "mix-blend-mode" && declaration.parent.selector === ".Polaris-ShadowBevel::before")
    declaration.remove();
}

/** Whether something may be chosen by it. What stands in `:not` and its like need not be met. */
const isMet = (selector, classes) =>
  [...selector.replace(IN_BRACKETS, "").matchAll(/\.(Polaris-[\w-]+)/g)].every(([, name]) => classes.has(name));

const IN_BRACKETS = /:(not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g;
