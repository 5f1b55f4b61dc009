import { settingsOf } from "../env";
import type { Hand } from "../session/endpoints/by-hand.server";
import { worldOf } from "../session/endpoints/world";
import { keyRing } from "../session/tokens/token-cipher";

/** What a page needs to read, change and try endpoints. */
export const keeperOf = async ({ database, env }: { database: D1Database; env: Env }): Promise<Hand> => ({
  database,
  ring: await keyRing(settingsOf(env).TOKEN_KEYS),
  world: worldOf(env),
});
