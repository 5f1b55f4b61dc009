import { resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { Column, is, Param, SQL, Subquery, sql, Table, View } from "drizzle-orm";
import * as entity from "drizzle-orm/entity";
import { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type ElementType, Fragment } from "react";
import { jsx } from "react/jsx-runtime";
import { expect, test } from "vitest";
import { overviews } from "../../drizzle/schema";
import { deflate, Inflate, inflate } from "../../scripts/stand-ins/pako-by-fflate.mjs";

const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at) % 251);
const packed = new Uint8Array(deflateSync(bytes));

test("What stands in for pako inflates a picture that comes in pieces, and packs one that others can read", () => {
  const inflator = new Inflate();
  for (let at = 0; at < packed.length; at += 4096) inflator.push(packed.subarray(at, at + 4096));
  expect(inflator.err).toBe(0);
  expect(inflator.result).toEqual(bytes);
  expect(inflate(deflate(bytes))).toEqual(bytes);
});

test("Half a picture is refused", () => {
  const inflator = new Inflate();
  inflator.push(packed.subarray(0, packed.length / 2));
  expect(() => inflator.result).toThrow("unexpected EOF");
});

const standIn = (name: string) => import(/* @vite-ignore */ resolve(`scripts/stand-ins/${name}.mjs`));

/** What of an element a renderer reads. */
const readOf = ({ $$typeof, type, key, ref, props }: Record<string, unknown>) => ({ $$typeof, type, key, ref, props });

const Defaults = Object.assign(() => null, { defaultProps: { tone: "info" } });
const elements: [type: ElementType, props: Record<string, unknown>, key?: string][] = [
  ["td", { className: "Numeric", children: ["12", " days"] }],
  ["td", { children: "12" }, "a"],
  ["td", {}, ""],
  ["input", { ref: { current: null }, value: "1" }, "b"],
  ["td", { key: "within", title: "12" }],
  ["td", { key: "within", title: "12" }, "outside"],
  [Defaults, { children: "12" }],
  [Defaults, { tone: undefined }],
  [Defaults, { tone: "critical" }, "c"],
  [Fragment, { children: null }],
];

test.each(elements)("An element of the Worker's is what React makes of it: %s %o %s", async (type, props, key) => {
  const lighter = await standIn("jsx-on-a-server");
  expect(readOf(lighter.jsx(type, props, key))).toEqual(readOf({ ...jsx(type, { ...props }, key) }));
  expect(lighter.jsxs).toBe(lighter.jsx);
});

test("Drizzle's own are known by their class in the Worker as they know each other", async () => {
  const own: typeof entity = await standIn("drizzle-entity");
  const kinds = [Column, SQLiteColumn, SQL, Table, Param, Subquery, View];
  const all = [overviews, overviews.productTitle, sql`1`, sql`1`.as("one"), sql.param(1), {}, null, undefined, "title"];
  const known = (by: typeof is) => all.map((each) => kinds.map((kind) => by(each, kind)));
  expect(known(own.is)).toEqual(known(is));
  expect(known(is).flat()).toContain(true);
  expect(Object.keys(own).sort()).toEqual(Object.keys(entity).sort());
});
