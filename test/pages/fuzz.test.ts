import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { everyRow } from "../api/faults/every-row";
import { fuzzed, fuzzedFor } from "../support/fuzzed";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, "two.myshopify.com", "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    planRow(1, 1, 0, {}),
    ...catalogueRows(2, 2),
    overviewRow(2, 2),
  ]);
});

const word = fc.oneof(
  fc.constantFrom(
    "1",
    "2",
    "0",
    "-1",
    "99999999999999999999",
    "new",
    "shop",
    "variant",
    "toString",
    "..",
    "%00",
    "%E0%A4%A",
    "a".repeat(3000),
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map(encodeURIComponent),
);

const PAGES = [
  ...[
    "/",
    "/alerts",
    "/alerts/:/snooze",
    "/products",
    "/products/:",
    "/products/:/stock",
    "/products/:/readings",
    "/products.rules",
    "/products/rules",
  ],
  ...[
    "/products/filters",
    "/products/file",
    "/promotions",
    "/promotions/:",
    "/promotions/file",
    "/uplifts",
    "/uplifts/:",
    "/uplifts/comparison",
    "/reorder",
    "/reorder/:",
    "/reorder/print",
    "/reorder/quantities",
    "/reorder/snoozes",
  ],
  ...[
    "/reports",
    "/reports/:",
    "/reports/:/csv",
    "/rules",
    "/rules/:/:/:",
    "/rules/file",
    "/settings",
    "/settings/api-keys",
    "/api-keys",
    "/api-keys/:",
    "/suppliers",
    "/suppliers/:",
    "/suppliers/:/prices",
  ],
  ...[
    "/suppliers/:/prices/:",
    "/dispatches",
    "/dispatches/:/:",
    "/dispatches/:/:/attempts",
    "/endpoints",
    "/endpoints/:",
    "/endpoints/:/switch",
    "/endpoints/:/secrets",
    "/recoveries",
    "/events",
    "/events/:",
    "/schemas/events/:",
    "/sync",
    "/sync/quarantine",
    "/sync/replays",
    "/sync/writes/:",
    "/variants",
    "/vendors",
    "/:",
    "/:/:",
  ],
];

const FIELDS = [
  "q",
  "tab",
  "location",
  "aside",
  "after",
  "before",
  "sort",
  "name",
  "level",
  "subject",
  "fromDay",
  "toDay",
  "quantity",
  "email",
  "days",
  "variants",
];

const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1e9",
    "9".repeat(400),
    "2026-02-31",
    "1,2",
    "[]",
    "\u0000",
    "' OR 1=1 --",
    "0".repeat(20_000),
  ),
);
const fields = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 5 });

const request = fc.record({
  page: fc.constantFrom(...PAGES),
  words: fc.array(word, { minLength: 3, maxLength: 3 }),
  query: fields,
  form: fields,
  method: fc.oneof({ weight: 3, arbitrary: fc.constant("GET") }, fc.constantFrom("POST", "PUT", "DELETE", "PATCH")),
  type: fc.oneof(
    { weight: 5, arbitrary: fc.constant("application/x-www-form-urlencoded") },
    fc.constantFrom("application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain", ""),
  ),
});

const RUNS = 120;

it(
  "answers any address and any form without failing, and keeps them from other shops",
  async () => {
    const before = await everyRow(2);
    const seen = new Map<number, number>();
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ page, words, query, form, method, type }) => {
        const begun = Date.now();
        const path = page.split(":").reduce((before, after, index) => `${before}${words[index - 1] ?? "1"}${after}`);
        const address = `${path}?${new URLSearchParams(query)}`;
        const headers = { ...(await withToken(SHOP)), "content-type": type };
        const body = method === "GET" ? {} : { body: new URLSearchParams(form).toString(), headers };
        const { status } = await visited(address, { method, ...body });
        expect(status, `${method} ${address.slice(0, 200)}`).toBeLessThan(500);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        slowest = Math.max(slowest, Date.now() - begun);
      }),
      fuzzed(RUNS),
    );
    console.info(JSON.stringify({ fuzz: "pages", statuses: Object.fromEntries(seen), slowest }));
    expect(seen.get(200)).toBeGreaterThan(0);
    expect(await everyRow(2)).toEqual(before);
  },
  fuzzedFor(RUNS),
);

async function visited(address: string, init: RequestInit) {
  const answer = await visit(address, SHOP, init);
  await answer.body?.cancel();
  return answer;
}
