import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // As many as the smallest machine has cores: left to itself, it would keep one of two idle.
    maxWorkers: 2,
    projects: [
      "./vitest.rules.config.ts",
      "./vitest.api.config.ts",
      "./vitest.pages.config.ts",
      "./vitest.dev-store.config.ts",
      "./vitest.chaos.config.ts",
    ],
  },
});
