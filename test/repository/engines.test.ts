import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Asked on the server, for the page to carry along. */
const ASKS = ["app/formats/formats.server.ts"];

const sources = ["app", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("dev-store"))
    .map((name) => join(folder, name)),
);

/** "en" groups by thousands, and knows one and more than one, in every engine. */
const ENGLISH_COUNT = /\.toLocaleString\("en"\)|Intl\.PluralRules\("en"\)/g;

it("only one file asks an engine how numbers, dates and currencies are written: engines differ, and pages are thrown away", () => {
  const asking = sources.filter((file) =>
    /\bIntl\.|\.toLocale\w*String\(|\blocaleCompare\(/.test(readFileSync(file, "utf8").replace(ENGLISH_COUNT, "")),
  );
  expect(sources.length).toBeGreaterThan(400);
  expect(asking).toEqual(ASKS);
});

it("no file, not even that one, asks an engine for a currency's decimals", () => {
  const asking = sources.filter((file) =>
    /maximumFractionDigits\s*\?\?|resolvedOptions\(\)\.(maximum|minimum)FractionDigits|supportedValuesOf/.test(
      readFileSync(file, "utf8"),
    ),
  );
  expect(asking).toEqual([]);
});

it("no file asks whether an address can be read: after many askings some engines refuse good ones with an é", () => {
  expect(sources.filter((file) => /\bURL\.canParse\(/.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("nothing on a page may differ between server and browser unseen", () => {
  expect(sources.filter((file) => readFileSync(file, "utf8").includes("suppressHydrationWarning"))).toEqual([]);
});
