import { defineConfig } from "vitest/config";
import { BUNDLED, PATIENCE, workerPool } from "./vitest.shared";

// The Worker with a stub in place of Remix: no React or Polaris is loaded.
export default defineConfig({
  plugins: [workerPool("./test/stub-worker.ts")],
  test: {
    name: "api",
    include: ["test/api/**/*.test.ts"],
    setupFiles: ["./test/fresh-tables.ts"],
    testTimeout: PATIENCE,
    isolate: false,
    deps: { optimizer: { ssr: { enabled: true, include: BUNDLED } } },
  },
});
