import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import worker from "../page-worker";
import { installShop } from "../support/shopify";
import { addressOf, textOf, withToken } from "./visit";

const SHOP = "a.myshopify.com";
let said: string[] = [];

beforeEach(async () => {
  await installShop();
  said = [];
  vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

/** D1 as it is, but for the rows that only the page itself asks for. */
const DB: D1Database = new Proxy(env.DB, {
  get(database, name) {
    const own: unknown = Reflect.get(database, name);
    if (name !== "prepare") return typeof own === "function" ? own.bind(database) : own;
    return (sql: string) => {
      if (sql.includes("suppliers")) throw new Error("no such rows: secret_table");
      return database.prepare(sql);
    };
  },
});
const ask = (url: URL, init: RequestInit = {}) =>
  worker.fetch(new Request(url, init), { ...env, DB }, createExecutionContext());

it("a page whose rows cannot be read names the number by which the log says why", async () => {
  const answer = await ask(await addressOf("/suppliers", SHOP));
  const html = await answer.text();
  expect(answer.status).toBe(500);
  expect(said).toHaveLength(1);
  const line = JSON.parse(said[0] ?? "{}");
  expect(line).toMatchObject({ at: "request", path: "/suppliers", shop: SHOP, status: 500 });
  expect(line.failed).toContain("secret_table");
  expect(textOf(html)).toContain(`tell support this number: ${line.id}.`);
  expect(html).not.toContain("secret_table");
});

it("and so do its rows alone, as the app asks for them on its way from page to page", async () => {
  const answer = await ask(new URL("http://localhost:8787/suppliers.data"), { headers: await withToken(SHOP) });
  const rows = await answer.text();
  const line = JSON.parse(said.join());
  expect(rows).toContain(line.id);
  expect(answer.headers.get("x-request-id")).toBe(line.id);
  expect(rows).not.toContain("secret_table");
});
