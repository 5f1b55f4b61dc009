import { takeTurns } from "../jobs/askings.server";
import type { ShopJob } from "../jobs/messages";
import { onlyDatabase } from "../shops/databases.server";

/**
 * Asks for work that a merchant's own hand began, at most twice a minute however often it is pressed: at once, and once
 * more when the minute is over, for what changed meanwhile.
 */
export async function askForJob(env: Env, shop: { id: number; domain: string }, kind: ShopJob): Promise<void> {
  const [granted] = await takeTurns(onlyDatabase(env), [{ shopId: shop.id, work: kind }], Date.now());
  if (!granted) return;
  const delaySeconds = Math.ceil(granted.wait / 1000);
  await env.JOBS.send({ kind, shop: shop.domain }, { contentType: "json", delaySeconds });
}
