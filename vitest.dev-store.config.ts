import { execFileSync } from "node:child_process";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { PATIENCE } from "./vitest.shared";

// The dev store in workerd, as it runs beside the app; what it sends goes to a fake fetch.
export default defineConfig({
  plugins: [
    cloudflareTest(async () => {
      execFileSync(process.execPath, ["scripts/fetch-schema.mjs"], { stdio: "inherit" });
      return {
        main: "./workers/dev-store/index.ts",
        wrangler: { configPath: "./workers/dev-store/wrangler.toml" },
        remoteBindings: false,
        miniflare: { cf: false },
      };
    }),
  ],
  test: {
    name: "dev-store",
    include: ["test/dev-store/**/*.test.{ts,mjs}"],
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
  },
});
