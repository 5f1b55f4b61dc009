import { mkdirSync, readFileSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { placeFonts } from "./scripts/fonts.mjs";

/** A busy machine is slow, not wrong. */
export const PATIENCE = 120_000;

/** Bundled once for workerd, which takes none of node's ways. */
export const BUNDLED = [
  "@shopify/shopify-api",
  "@shopify/shopify-api/adapters/web-api",
  "@shopify/shopify-api/runtime",
  "drizzle-orm",
  "drizzle-orm/d1",
  "drizzle-orm/sqlite-core",
  "temporal-polyfill/fns/Instant",
  "temporal-polyfill/fns/ZonedDateTime",
  "zod",
];

/** The statements of drizzle/schema.sql, which a test holds equal to what the migrations leave. What a search index keeps it makes itself. */
export const tablesAsMigrated = () =>
  readFileSync("drizzle/schema.sql", "utf8")
    .split(/;\n\n|;\n$/)
    .map((sql) => sql.replace(/^--.*\n+/, ""))
    .filter((sql) => sql && !sql.startsWith("CREATE TABLE '"));

/** Queues that nobody takes from: what a page asks for is there to be read, and no job runs on into the next test. */
export const UNREAD_QUEUES = { INBOX: "unread", JOBS: "unread", OUTBOX: "unread", OUTBOX_SLOW: "unread" };

export function workerPool(main: string, queueProducers: Record<string, string> = {}) {
  // The pool refuses to start when `assets.directory` of wrangler.toml does not exist.
  mkdirSync("build/client", { recursive: true });
  placeFonts();
  return cloudflareTest(async () => ({
    main,
    wrangler: { configPath: "./wrangler.toml" },
    remoteBindings: false,
    miniflare: {
      queueProducers,
      d1Databases: ["SECOND"],
      bindings: {
        TEST_TABLES: tablesAsMigrated(),
        TEST_MIGRATIONS: await readD1Migrations("./drizzle/migrations"),
        ENVIRONMENT: "development",
        APP_URL: "http://localhost:8787",
        SHOPIFY_API_KEY: "test-key",
        SHOPIFY_API_SECRET: "test-secret",
        SHOPIFY_API_SECRET_PREVIOUS: "previous-secret",
        SHOPIFY_ORIGIN: "http://shopify.test",
        TOKEN_KEYS: "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        // Longer than each run's own, or from another seed (test/support/fuzzed.ts).
        FUZZ_RUNS: process.env.FUZZ_RUNS ?? "",
        FUZZ_SEED: process.env.FUZZ_SEED ?? "",
        FUZZ_ROUND: process.env.FUZZ_ROUND ?? "",
      },
      cf: false,
    },
  }));
}
