import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "./vitest.rules.config.ts",
      "./vitest.api.config.ts",
      "./vitest.pages.config.ts",
      "./vitest.dev-store.config.ts",
      "./vitest.chaos.config.ts",
    ],
  },
});
