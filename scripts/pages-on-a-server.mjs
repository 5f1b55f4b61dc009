// What draws a page in the Worker, and writes its rows along for the browser, faster by a few lines than as it comes: byte for byte the
// same. wrangler.toml names the files that a build places. Both are pinned; of another version each part here is to be read anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/**
 * React encodes each name and each text by itself, and hands a page on in pieces of 512 bytes. Here it puts the page together as text and
 * encodes it once. Each part stands in it so often.
 */
const DRAWING = [
  // Takes what is drawn, a piece at a time.
  [
    "function p(a,b){if(0!==b.length)if(512<b.length)0<n&&(a.enqueue(new Uint8Array(l.buffer,0,n)),l=new Uint8Array(512),n=0),a.enqueue(b);else{var c=l.length-n;c<b.length&&(0===c?a.enqueue(l):(l.set(b.subarray(0,c),n),a.enqueue(l),b=b.subarray(c)),l=new Uint8Array(512),n=0);l.set(b,n);n+=b.length}}",
    "function p(a,b){l+=b}",
    1,
  ],
  // Hands on what it took.
  [
    "function ba(a){l&&0<n&&(a.enqueue(new Uint8Array(l.buffer,0,n)),l=null,n=0)}",
    'function ba(a){l&&(a.enqueue(ca.encode(l)),l="")}',
    1,
  ],
  // What is known beforehand, and what is not.
  [
    "function u(a){return ca.encode(a)}function w(a){return ca.encode(a)}",
    "function u(a){return a}function w(a){return a}",
    1,
  ],
  // Begins.
  ["l=new Uint8Array(512);n=0;", 'l="";', 2],
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
  [
    `    const partsForObj = (obj) => Object.keys(obj).map((k) => \`"_\${flatten.call(this, k)}":\${flatten.call(this, obj[k])}\`).join(",");
`,
    "",
    1,
  ],
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

export function placePages(folder = "build") {
  const react = join(dirname(resolve("react-dom")), "cjs/react-dom-server.browser.production.min.js");
  const rows = join(dirname(resolve("turbo-stream")), "turbo-stream.mjs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "react-dom-server.cjs"), changed(react, DRAWING));
  writeFileSync(join(folder, "turbo-stream.mjs"), changed(rows, WRITING));
}

function changed(file, changes) {
  let text = readFileSync(file, "utf8");
  for (const [from, to, times] of changes) {
    const parts = text.split(from);
    if (parts.length !== times + 1) throw new Error(`${file} has no such part any more: ${from}`);
    text = parts.join(to);
  }
  return text;
}
