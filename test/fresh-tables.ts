import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach } from "vitest";

/** Each test finds every table as the migrations leave it, and empty: made in one batch, since migrating takes ten times as long. */
beforeEach(async () => {
  await makeAnew().catch(makeAnew);
});

/** Tried twice: what the test before left running may put its own database back in between. */
async function makeAnew() {
  await reset();
  await env.DB.batch(env.TEST_TABLES.map((sql) => env.DB.prepare(sql)));
}
