import { defineConfig } from "vitest/config";

// Pure rules and the repository's own tools: plain Node, no Worker.
export default defineConfig({
  test: { name: "rules", include: ["test/rules/**/*.test.ts", "test/repository/**/*.test.ts"], testTimeout: 60_000 },
});
