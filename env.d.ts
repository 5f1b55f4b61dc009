import type { D1Migration } from "@cloudflare/vitest-pool-workers";

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
      TEST_TABLES: string[];
      FUZZ_RUNS: string;
      FUZZ_SEED: string;
    }
  }
}
