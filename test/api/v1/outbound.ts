import { env } from "cloudflare:workers";
import { jobStarted } from "../../../app/jobs/jobs.server";
import type { Cursor } from "../../../app/outbound/dispatches/recovery";
import { PlayedReceivers } from "../../support/played-receivers";
import { ONE, TWO } from "../../support/two-shops";

const AT = Date.UTC(2026, 10, 28, 9);

/**
 * An endpoint of each shop (1 and 2), three events (1000 to 1002) and their dispatches: given up, held and pending, and a recovery that
 * has ended. The address is this machine's, which development allows.
 */
export async function givenEvents() {
  const played = new PlayedReceivers();
  for (const { id, name, variant } of [
    { ...ONE, name: "one", variant: "301" },
    { ...TWO, name: "two", variant: "401" },
  ]) {
    const endpoint = await played.endpoint({ shopId: id, name: `WMS of ${name}`, url: "http://localhost:9/in" });
    const cursor: Cursor = {
      ...{ endpointId: endpoint, since: AT, until: AT + 1000, askedAt: AT, perMinute: 600, after: [0, 0] },
    };
    await jobStarted(env.DB, id, "recover", cursor, AT).run();
    await env.DB.prepare(
      `UPDATE jobs SET state = 'done', counts = '{"total":4,"sent":4}' WHERE shop_id = ? AND kind = 'recover'`,
    )
      .bind(id)
      .run();
    for (const [at, state] of ["exhausted", "held", "pending"].entries()) {
      const data = JSON.stringify({ variant_id: variant, available: 2 });
      await env.DB.batch([
        env.DB.prepare(
          "INSERT INTO events (shop_id, type, key, data, at, public_id, sequence) VALUES (?, 'stock.low', ?, ?, ?, ?, ?)",
        ).bind(id, `test/${at}`, data, AT + at, `evt_${name}${1000 + at}`, 1000 + at),
        env.DB.prepare(
          `INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, state, attempts, next_attempt_at, created_at, ended_at)
          VALUES (?, ?, ?, 'stock.low', ?, 3, ?, ?, ?)`,
        ).bind(id, endpoint, 1000 + at, state, AT + 9000, AT + at, state === "exhausted" ? AT + 5000 : null),
      ]);
    }
  }
}
