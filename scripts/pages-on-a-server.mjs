// What finds and draws a page in the Worker, and writes its rows along for the browser, faster by a few lines than as it comes: byte for
// byte the same. wrangler.toml names the files that a build places. Both are pinned; of another version each part here is to be read anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/**
 * React encodes each name and each text by itself, and hands a page on in pieces of 512 bytes. Here it puts the page
 * together as text and encodes it once: what takes a piece, what hands on, and what makes bytes of a text are ours.
 * Pieces are added to a text as they come, since a list of ten thousand takes longer to join. Each stretch is named by
 * where it begins and what follows on it, and stands there so often.
 */
const DRAWING = [
  [
    ["function p(a,b){", "function da(a,b){"],
    `function p(a,b){l+=b}
function t(a,b){p(a,b);return!0}
function ba(a){if(l)a.enqueue(ca.encode(l)),l=""}
var ca=new TextEncoder;
class Pieces{
text="";
push(...pieces){for(const piece of pieces)this.text+=piece}
get length(){return this.text.length}
}
function u(a){return a}
function w(a){return a}
`,
    1,
  ],
  ["l=new Uint8Array(512);n=0;", 'l="";', 2],
  ["for(f=c[g];e<f.index;e++)p(b,d[e]);", "f=c[g];p(b,d.text.slice(e,e=f.index));", 1],
  ["for(;e<d.length-1;e++)p(b,d[e]);e<d.length&&(f=t(b,d[e]));", "f=t(b,d.text.slice(e));", 1],
  ["chunks:[]", "chunks:new Pieces", 1],
];

/** Most of what rows are made of are names, texts and numbers that came before: these made a list of one and a function each. */
const WRITING = [
  [
    "  stringify.call(this, input, index);\n",
    [
      '  if (typeof input === "string") this.stringified[index] = JSON.stringify(input);',
      '  else if (typeof input === "number") this.stringified[index] = String(input);',
      "  else stringify.call(this, input, index);\n",
    ].join("\n"),
    1,
  ],
  [
    "function stringify(input, index) {\n",
    `function placeIn(encoder, input) {
  return encoder.indices.get(input) || flatten.call(encoder, input);
}
function partsIn(encoder, input) {
  let parts = "";
  for (const name of Object.keys(input))
    parts += \`\${parts && ","}"_\${placeIn(encoder, name)}":\${placeIn(encoder, input[name])}\`;
  return parts;
}
function stringify(input, index) {
`,
    1,
  ],
  [["const partsForObj =", "let error = null;"], "", 1],
  ["partsForObj(input2)", "partsIn(this, input2)", 2],
  ["flatten.call(this, input2[i])", "placeIn(this, input2[i])", 1],
  [
    "} else if (input2 instanceof Date) {",
    `} else if (Object.getPrototypeOf(input2) === Object.prototype) {
            str[index2] = \`{\${partsIn(this, input2)}}\`;
          } else if (input2 instanceof Date) {`,
    1,
  ],
];

/** A page is looked for in its room up to six times: what follows from the room's addresses alone is worked out once. */
const MATCHING = [
  [
    "  let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);\n",
    `  let branches = branchesOf.get(routes);
  if (!branches) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    branchesOf.set(routes, branches);
  }
`,
    1,
  ],
  ["function matchRoutesImpl(", "const branchesOf = new WeakMap();\nfunction matchRoutesImpl(", 1],
  [
    "= compilePath(pattern.path, pattern.caseSensitive, pattern.end);",
    "= compiledOnce(pattern.path, pattern.caseSensitive, pattern.end);",
    1,
  ],
  [
    "function compilePath(",
    `const compiled = new Map();
function compiledOnce(path, ...how) {
  const key = \`\${path} \${how}\`;
  if (!compiled.has(key)) compiled.set(key, compilePath(path, ...how));
  return compiled.get(key);
}
function compilePath(`,
    1,
  ],
];

export function placePages(folder = "build") {
  const react = join(dirname(resolve("react-dom")), "cjs/react-dom-server.browser.production.min.js");
  const rows = join(dirname(resolve("turbo-stream")), "turbo-stream.mjs");
  const router = join(dirname(resolve("@remix-run/router")), "router.js");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "react-dom-server.cjs"), changed(react, DRAWING));
  writeFileSync(join(folder, "turbo-stream.mjs"), changed(rows, WRITING));
  writeFileSync(join(folder, "router.mjs"), changed(router, MATCHING));
}

function changed(file, changes) {
  let text = readFileSync(file, "utf8");
  for (const [from, to, times] of changes) {
    const parts = text.split(Array.isArray(from) ? stretch(text, ...from) : from);
    if (parts.length !== times + 1) throw new Error(`${file} has no such part any more: ${from}`);
    text = parts.join(to);
  }
  return text;
}

function stretch(text, beginning, next) {
  const begins = text.indexOf(beginning);
  return text.slice(begins, text.indexOf(next, begins));
}
