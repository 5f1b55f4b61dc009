import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vitest/config";
import { developmentRoutes, remixFuture } from "./vite.config";
import { PATIENCE, workerPool } from "./vitest.shared";

// The whole worker with Remix compiled from source (virtual:remix/server-build): no build needed.
export default defineConfig({
  plugins: [remix({ future: remixFuture, routes: developmentRoutes }), workerPool("./test/page-worker.ts")],
  test: {
    name: "pages",
    include: ["test/pages/**/*.test.ts"],
    setupFiles: ["./test/fresh-tables.ts"],
    testTimeout: PATIENCE,
    // What a queue logs once a file has ended would be sent to a run that is over, and the next file would wait for ever.
    disableConsoleIntercept: true,
    deps: { optimizer: { ssr: { enabled: true, include: ["@remix-run/cloudflare"] } } },
  },
});
