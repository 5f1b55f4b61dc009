import { env } from "cloudflare:workers";
import { everyRow } from "./rows";
import { givenToken, installShop } from "./shopify";

/** Two shops with all that the API shows, and a key with every scope for each. */
export const ONE = { id: 1, domain: "one.myshopify.com", key: `ek_${"1".repeat(48)}` };
export const TWO = { id: 2, domain: "two.myshopify.com", key: `ek_${"2".repeat(48)}` };
export const ALL_SCOPES = "read,write_stock,write_purchasing,write_events";

const hashOf = async (secret: string) => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

export async function givenKey(shopId: number, secret: string, scopes = ALL_SCOPES, id?: number) {
  await env.DB.prepare(
    "INSERT INTO api_keys (id, shop_id, name, scopes, hash, hint, created_by, created_at) VALUES (?, ?, 'Warehouse', ?, ?, ?, '7', 1)",
  )
    .bind(id ?? null, shopId, scopes, await hashOf(secret), secret.slice(-4))
    .run();
}

export async function givenShops() {
  for (const { id, domain, key } of [ONE, TWO]) {
    await installShop({ id, domain });
    await givenToken({ shopId: id, scopes: "read_products,write_inventory" });
    await givenKey(id, key);
  }
}

/**
 * The other shop's rows may not be touched: whoever tries to is refused by the database, at once and by name. What
 * comes back says whether they are all as they were.
 */
export async function otherShopSealed() {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%shop_id%'",
  ).all<{ name: string }>();
  await env.DB.batch(
    tables.flatMap(({ name }) =>
      (["INSERT", "UPDATE", "DELETE"] as const).map((kind) =>
        env.DB.prepare(
          `CREATE TRIGGER "sealed_${kind}_${name}" BEFORE ${kind} ON "${name}"
          WHEN ${kind === "INSERT" ? "NEW" : "OLD"}.shop_id = ${TWO.id}
          BEGIN SELECT RAISE(ABORT, 'constraint: ${name} of the other shop'); END`,
        ),
      ),
    ),
  );
  const before = await everyRow(TWO.id);
  return { isAsItWas: async () => (await everyRow(TWO.id)) === before };
}
