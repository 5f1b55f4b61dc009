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
    hookTimeout: PATIENCE,
    // What a queue logs once a file has ended would be sent to a run that is over, and the next file would wait for ever.
    disableConsoleIntercept: true,
    isolate: false,
    deps: { optimizer: { ssr: { enabled: true, include: BUNDLED } } },
  },
});
