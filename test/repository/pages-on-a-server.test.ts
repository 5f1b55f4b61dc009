import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { matchRoutes } from "@remix-run/router";
import { createElement, Fragment, type ReactNode, Suspense } from "react";
import type { renderToReadableStream } from "react-dom/server";
import type { decode, encode } from "turbo-stream";
import { expect, test } from "vitest";
import { placePages } from "../../scripts/pages-on-a-server.mjs";

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

const folder = mkdtempSync(join(tmpdir(), "evenstock-pages-"));
symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
placePages(folder);

test("React's renderer as the Worker has it draws what React's own does, in few pieces", async () => {
  const whole = await drawn(resolve("node_modules/react-dom/cjs/react-dom-server.browser.production.min.js"));
  const lighter = await drawn(join(folder, "react-dom-server.cjs"));
  expect(lighter.html).toBe(whole.html);
  expect(lighter.html).toContain("☂ came later");
  expect(whole.pieces).toBeGreaterThan(50);
  expect(lighter.pieces).toBe(2);
});

interface Writer {
  decode: typeof decode;
  encode: typeof encode;
}

class Refusal {
  constructor(readonly status: number) {}
}

/** All that it tells apart, names and texts that come again, and what comes later. */
function rows() {
  const row = (at: number) => ({
    id: at,
    title: `"Łódź" ${at % 3}`,
    cover: at / 7,
    out: at % 2 === 0,
    none: null,
    stock: [{ id: at, of: "a" }],
  });
  const first = row(1);
  return {
    rows: [first, ...Array.from({ length: 40 }, (_, at) => row(at)), first],
    odd: [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      0,
      12n,
      Symbol.for("a"),
      1e21,
      1e-7,
      "",
    ],
    kinds: [
      new Date(0),
      new URL("https://a.example/?b"),
      /a"b/g,
      new Set([1, "a", first]),
      new Map([["a", { b: 1 }]]),
      new Error("no"),
    ],
    bare: Object.assign(Object.create(null), { a: 1, title: "a" }),
    refused: new Refusal(404),
    holes: Object.assign(new Array(3), { 1: "one" }),
    "": {},
    later: Promise.resolve({ rows: [first, row(99)], more: Promise.resolve("rows") }),
  };
}

async function written(file: string) {
  const { encode: write, decode: read }: Writer = await import(/* @vite-ignore */ file);
  const body = write(rows(), {
    plugins: [(value) => (value instanceof Refusal ? ["Refusal", value.status, { id: value.status }] : undefined)],
  });
  const [one, other] = body.tee();
  const text = await new Response(one).text();
  const { value } = await read(other, {
    plugins: [(kind, status) => (kind === "Refusal" ? { value: status } : undefined)],
  });
  return { text, value };
}

test("Rows are written along as turbo-stream's own does", async () => {
  const whole = await written(resolve("node_modules/turbo-stream/dist/turbo-stream.mjs"));
  const faster = await written(join(folder, "turbo-stream.mjs"));
  expect(faster.text).toBe(whole.text);
  expect(faster.text).toContain("Refusal");
  expect(faster.value).toEqual(whole.value);
});

const routes = [
  {
    path: "/",
    children: [
      { index: true },
      { path: "products/:id?" },
      { path: "products/new" },
      { path: "Reports", caseSensitive: true },
    ],
  },
  { path: "files/*" },
  { path: "*" },
];

test("An address is found by the Worker's router where Remix's finds it, the first time and when its room is known", async () => {
  const own: { matchRoutes: typeof matchRoutes } = await import("@remix-run/router");
  const lighter: typeof own = await import(/* @vite-ignore */ join(folder, "router.mjs"));
  const asked = [
    "/",
    "/products",
    "/products/",
    "/PRODUCTS/5",
    "/products/new",
    "/reports",
    "/files",
    "/files/a/b",
    "/none/%2F",
  ];
  const found = (by: typeof own) => asked.map((path) => by.matchRoutes(routes, path));
  expect(found(lighter)).toEqual(found(own));
  expect(found(lighter)).toEqual(found(own));
  expect(found(own).map((matches) => matches?.at(-1)?.route.path)).toContain("products/new");
});
