// React's renderer as the Worker has it: it puts a page together as text and encodes it once. As it comes it encodes each name and each
// text by itself, and hands a page on in pieces of 512 bytes. wrangler.toml names the file that a build places.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** Each stands in it so often; React is pinned, and another version of it is read anew. */
const CHANGED = [
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

export function placeReact(folder = "build") {
  const file = join(dirname(resolve("react-dom")), "cjs/react-dom-server.browser.production.min.js");
  let text = readFileSync(file, "utf8");
  for (const [from, to, times] of CHANGED) {
    const parts = text.split(from);
    if (parts.length !== times + 1) throw new Error(`React's renderer has no such part any more: ${from}`);
    text = parts.join(to);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "react-dom-server.cjs"), text);
}
