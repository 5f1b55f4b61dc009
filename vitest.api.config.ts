import { defineConfig } from "vitest/config";
import { workerPool } from "./vitest.shared";

// The Worker with a stub in place of Remix: no React or Polaris is loaded.
export default defineConfig({
  plugins: [workerPool("./test/stub-worker.ts")],
  test: {
    name: "api",
    include: ["test/api/**/*.test.ts"],
    setupFiles: ["./test/apply-migrations.ts"],
    // A busy machine is slow, not wrong.
    testTimeout: 120_000,
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            "@shopify/shopify-api",
            "@shopify/shopify-api/adapters/web-api",
            "@shopify/shopify-api/runtime",
            "drizzle-orm",
            "drizzle-orm/d1",
            "drizzle-orm/sqlite-core",
            "temporal-polyfill",
            "zod",
          ],
        },
      },
    },
  },
});
