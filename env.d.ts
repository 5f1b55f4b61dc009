import type { D1Migration } from "@cloudflare/vitest-pool-workers";

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
      TEST_TABLES: string[];
      /** The second of several; only some tests bind it. */
      DB_2?: D1Database;
      /** A database that no environment of the app names, until a test binds it as DB_2. */
      SECOND: D1Database;
      FUZZ_RUNS: string;
      FUZZ_SEED: string;
      FUZZ_ROUND: string;
    }
  }
}
