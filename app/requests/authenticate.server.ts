import type { AppLoadContext } from "@remix-run/cloudflare";
import { adminFor } from "../session/admin.server";
import type { Visit } from "../session/visit.server";
import type { Admin } from "../shopify/admin";
import { onlyDatabase } from "../shops/databases.server";

/** What every page's loader and action begins with: whose page it is. The door has checked the token. */
export async function authenticate(
  context: AppLoadContext,
): Promise<Visit & { database: D1Database; env: Env; admin(): Admin }> {
  if (!context.visit) throw new Response("Open Evenstock from Shopify.", { status: 401 });
  const { env, settings, visit } = context;
  const database = onlyDatabase(env);
  return { ...visit, database, env, admin: () => adminFor({ database, settings, shop: visit.shop }) };
}
