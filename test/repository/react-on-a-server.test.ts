import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createElement, Fragment, type ReactNode, Suspense } from "react";
import type { renderToReadableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { placeReact } from "../../scripts/react-on-a-server.mjs";

interface Renderer {
  renderToReadableStream: typeof renderToReadableStream;
}

/** Texts that need escaping, that are several bytes a letter, and longer than React's own pieces; and one part that comes later. */
function page() {
  const answered = new Map<string, boolean>();
  const Later = (): ReactNode => {
    if (answered.get("later")) return createElement("p", { title: "später" }, "☂ came later");
    throw new Promise<void>((resolved) => setTimeout(resolved)).then(() => answered.set("later", true));
  };
  const Fails = (): ReactNode => {
    throw new Error("It fails.");
  };
  const lines = Array.from({ length: 300 }, (_, at) =>
    createElement(
      "li",
      { key: at, className: "🧵 & thread", style: { width: at }, "data-at": `"${at}"` },
      `<${at}> Ł ó d ź`,
    ),
  );
  return createElement(
    "html",
    { lang: "en" },
    createElement(
      "body",
      null,
      createElement("ul", null, lines),
      createElement("p", { title: "é".repeat(3000) }, "é".repeat(3000)),
      createElement("textarea", { defaultValue: "\nfirst" }),
      createElement(Fragment, null, "one", "two", 3, null),
      createElement(Suspense, { fallback: "waits" }, createElement(Later)),
      createElement(Suspense, { fallback: "failed" }, createElement(Fails)),
    ),
  );
}

async function drawn(file: string) {
  const { renderToReadableStream: render }: Renderer = await import(/* @vite-ignore */ file);
  const pieces: Uint8Array[] = [];
  const take = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece) });
  await (await render(page(), { onError: () => "digest" })).pipeTo(take);
  return { html: Buffer.concat(pieces).toString(), pieces: pieces.length };
}

test("React's renderer as the Worker has it draws what React's own does, in few pieces", async () => {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-react-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  placeReact(folder);
  const whole = await drawn(resolve("node_modules/react-dom/cjs/react-dom-server.browser.production.min.js"));
  const lighter = await drawn(join(folder, "react-dom-server.cjs"));
  expect(lighter.html).toBe(whole.html);
  expect(lighter.html).toContain("☂ came later");
  expect(whole.pieces).toBeGreaterThan(50);
  expect(lighter.pieces).toBe(2);
});
