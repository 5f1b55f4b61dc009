import { execFileSync } from "node:child_process";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { BUNDLED, PATIENCE, tablesAsMigrated } from "./vitest.shared";

// The app and the dev store in one workerd; what one sends, the other gets at its own door (test/chaos/house.ts).
export default defineConfig({
  plugins: [
    cloudflareTest(async () => {
      execFileSync(process.execPath, ["scripts/fetch-schema.mjs"], { stdio: "inherit" });
      return {
        main: "./workers/dev-store/index.ts",
        wrangler: { configPath: "./workers/dev-store/wrangler.toml" },
        remoteBindings: false,
        miniflare: {
          bindings: {
            TEST_TABLES: tablesAsMigrated(),
            ENVIRONMENT: "development",
            APP_URL: "http://localhost:8787",
            SHOPIFY_ORIGIN: "http://localhost:8788",
            SHOPIFY_API_KEY: "test-key",
            SHOPIFY_API_SECRET: "test-secret",
            TOKEN_KEYS: "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            // Other storms than each run's own: STORMS=7,8,9 npx vitest run --project chaos
            STORMS: process.env.STORMS ?? "4,8",
            // What each storm did, in figures, where somebody asked for some.
            STORMS_TOLD: process.env.STORMS ?? "",
            API_KEY: "test-key",
            API_SECRET: "test-secret",
          },
          d1Databases: ["DB", "SECOND"],
          queueProducers: { INBOX: "evenstock-inbox", JOBS: "evenstock-jobs", OUTBOX: "unread", OUTBOX_SLOW: "unread" },
          cf: false,
        },
      };
    }),
  ],
  test: {
    name: "chaos",
    include: ["test/chaos/**/*.test.ts"],
    setupFiles: ["./test/fresh-tables.ts"],
    // Storms by hand go on beside other work, at the lowest priority.
    testTimeout: process.env.STORMS ? 10 * PATIENCE : PATIENCE,
    hookTimeout: PATIENCE,
    deps: { optimizer: { ssr: { enabled: true, include: [...BUNDLED, "graphql"] } } },
  },
});
