import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "./vitest.rules.config.ts",
      "./vitest.api.config.ts",
      "./vitest.pages.config.ts",
      "./test/dev-store/vitest.config.ts",
      "./vitest.chaos.config.ts",
    ],
  },
});
