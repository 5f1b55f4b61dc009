// The PDF library as the Worker has it: without what no document here asks for. wrangler.toml names the file that a build places.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseAst } from "vite";

const { resolve } = createRequire(import.meta.url);

/** A word that only this part of the library has: each adds a method of its own to documents, and is one statement. */
const UNASKED = [
  ...["processGIF89A =", "processBMP =", "processWEBP =", "addSvgAsImage ="],
  ...["jsPDFAPI.html =", "ContextLayer =", "new Canvas()", "tableHeaderRow =", "viewerPreferences =", "addJS ="],
  ...["autoPrint =", "createNamedDestinations"],
  ...["WebPDecoder.prototype", "BmpDecoder.prototype"],
];

/** What those need of the rest is left to whoever bundles it. */
export function placePrinting(folder = "build") {
  const text = readFileSync(join(dirname(resolve("jspdf")), "jspdf.es.js"), "utf8");
  const statements = parseAst(text)
    .body.filter(({ type }) => type === "ExpressionStatement")
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const gone = UNASKED.flatMap((word) => {
    const found = statements.filter((statement) => statement.text.includes(word));
    if (!found.length) throw new Error(`The PDF library has no part any more that says "${word}".`);
    return found;
  });
  let left = text;
  for (const { start, end } of [...new Set(gone)].sort((one, other) => other.start - one.start))
    left = left.slice(0, start) + left.slice(end);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "printing.mjs"), left.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
}
