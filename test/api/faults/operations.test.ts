import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { reconciliationStarted } from "../../../app/stock/comparison/reconciliations.server";
import { runSchedule } from "../../../workers/schedule";
import { rowsOf } from "../../support/rows";
import { consume, installShop, post, Recorder, SHOP } from "../../support/shopify";

const PAGES = import.meta.glob<string>("../../../docs/{operations,upgrading}.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The statements that the pages have whoever runs the app type, each by what it is about. */
const typed = (about: string) =>
  Object.values(PAGES)
    .flatMap((page) =>
      [...page.matchAll(/--command "([^"]+)"|`(UPDATE [^`]+)`/g)].map(([, sql, inLine]) => sql ?? inLine ?? ""),
    )
    .filter((sql) => sql.includes(about));

const NOON = Date.UTC(2026, 10, 21, 12, 7);

async function compared() {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("7 * * * *", { ...env, JOBS } as Env, NOON);
  return JOBS.messages.flatMap(({ kind, shop }) => (kind === "begin-reconciliation" ? [shop] : []));
}

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await installShop();
  await installShop({ id: 2, domain: "b.myshopify.com" });
});
afterEach(() => void vi.restoreAllMocks());

it("the page's count of what was put aside counts it, by shop, topic and reason", async () => {
  await consume((await post({ topic: "products/update", body: "{" })).messages);
  await consume((await post({ topic: "products/update", body: "{" })).messages);
  const [sql = ""] = typed("quarantine");
  const { results } = await env.DB.prepare(sql).all();
  expect(results).toEqual([{ domain: SHOP, topic: "products/update", reason: expect.any(String), n: 2 }]);
});

it("the page's way to have all shops compared begins a comparison of each that has the app with the next hour, and once", async () => {
  await installShop({ id: 3, domain: "gone.myshopify.com" });
  await env.DB.batch([
    env.DB.prepare("UPDATE shops SET uninstalled_at = 1 WHERE id = 3"),
    env.DB.prepare(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) SELECT id, 'import', 'done', '{}', 0, 0 FROM shops",
    ),
    env.DB.prepare("INSERT INTO reconciliations (shop_id, started_at, finished_at) SELECT id, ?, ? FROM shops").bind(
      NOON,
      NOON,
    ),
  ]);
  expect(await compared()).toEqual([]);
  const [sql = ""] = typed("prices_doubted");
  await env.DB.prepare(sql).run();
  expect(await compared()).toEqual([SHOP, "b.myshopify.com"]);
  await env.DB.batch([1, 2].flatMap((id) => reconciliationStarted(env.DB, id, NOON)));
  expect(await compared()).toEqual([]);
});

it("the page's way to remove a merchant's rows has the next night erase that shop, and no other", async () => {
  const [sql = ""] = typed("NAME.myshopify.com");
  await env.DB.prepare(sql.replace("NAME.myshopify.com", SHOP)).run();
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("23 3 * * *", { ...env, JOBS } as Env, Date.now());
  const erased = JOBS.messages.filter(({ kind }) => kind === "erase");
  expect(erased).toMatchObject([{ kind: "erase", shop: `${SHOP}/erased/1` }]);
  const { shops } = await rowsOf("shops");
  expect(shops).toMatchObject([
    { uninstalled_at: expect.any(Number) },
    { domain: "b.myshopify.com", uninstalled_at: null },
  ]);
});

it("the page's way to set apart who was erased since reaches whoever uninstalled meanwhile, too", async () => {
  await env.DB.exec("UPDATE shops SET uninstalled_at = 1 WHERE id = 1");
  const [sql = ""] = typed("WHERE domain = '…'");
  await env.DB.prepare(sql.replace("…", SHOP)).run();
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("23 3 * * *", { ...env, JOBS } as Env, Date.now());
  expect(JOBS.messages.filter(({ kind }) => kind === "erase")).toMatchObject([{ shop: `${SHOP}/erased/1` }]);
});

it("the notes' list of suppliers in currencies whose decimals changed names those, with their unit costs, and no others", async () => {
  await env.DB.batch(
    ["HUF", "EUR", "COP"].map((currency, n) =>
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, minimum_value, created_at, updated_at) VALUES (?1, 1, ?2, ?2, 500, 0, 0)",
      ).bind(n + 1, currency),
    ),
  );
  await env.DB.exec(
    "INSERT INTO supplier_terms (shop_id, supplier_id, variant_id, unit_cost, updated_at) VALUES (1, 1, 7, 120, 0), (1, 1, 8, NULL, 0)",
  );
  const [sql = ""] = typed("supplier_terms");
  const supplier = { domain: SHOP, minimum_value: 500 };
  expect((await env.DB.prepare(sql).all()).results).toEqual([
    { ...supplier, name: "HUF", currency: "HUF", costs: 1 },
    { ...supplier, name: "COP", currency: "COP", costs: 0 },
  ]);
});
