import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vitest/config";
import { developmentRoutes, remixFuture } from "./vite.config";
import { PATIENCE, UNREAD_QUEUES, workerPool } from "./vitest.shared";

// The whole worker with Remix compiled from source (virtual:remix/server-build): no build needed.
export default defineConfig({
  plugins: [
    remix({ future: remixFuture, routes: developmentRoutes }),
    workerPool("./test/page-worker.ts", UNREAD_QUEUES),
  ],
  test: {
    name: "pages",
    include: ["test/pages/**/*.test.ts"],
    setupFiles: ["./test/fresh-tables.ts"],
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    disableConsoleIntercept: true,
    isolate: false,
    deps: { optimizer: { ssr: { enabled: true, include: ["@remix-run/cloudflare"] } } },
  },
});
