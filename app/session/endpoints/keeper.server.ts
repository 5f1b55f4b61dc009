import { settingsOf } from "../../env";
import { keyRing } from "../tokens/token-cipher";
import type { Hand } from "./by-hand.server";
import { worldOf } from "./world";

/** What it takes to read what is secret of endpoints, to change them and to send to them. */
export const keeperOf = async ({ database, env }: { database: D1Database; env: Env }): Promise<Hand> => {
  const settings = settingsOf(env);
  return { database, settings, ring: await keyRing(settings.TOKEN_KEYS), world: worldOf(env) };
};
