import { env } from "cloudflare:workers";
import { PlayedReceivers } from "../../support/played-receivers";
import { ONE, TWO } from "./client";

const AT = Date.UTC(2026, 10, 28, 9);

/**
 * An endpoint of each shop (1 and 2), three events (1000 to 1002) and their dispatches: given up, held and pending. The address is
 * this machine's, which development allows.
 */
export async function givenEvents() {
  const played = new PlayedReceivers();
  for (const { id, name, variant } of [
    { ...ONE, name: "one", variant: "301" },
    { ...TWO, name: "two", variant: "401" },
  ]) {
    const endpoint = await played.endpoint({ shopId: id, name: `WMS of ${name}`, url: "http://localhost:9/in" });
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
