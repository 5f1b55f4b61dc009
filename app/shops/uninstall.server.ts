export interface Uninstall {
  domain: string;
  /** Shopify's time of it (epoch ms). One from before the latest install is ignored. */
  triggeredAt: number;
}

/**
 * Marks the shops; a trigger on that mark (`shops_uninstalled`, in the migrations) deletes token, settings and rules
 * with it. Catalogue and sales stay, unreachable, until shop/redact. One statement.
 */
export const shopsUninstalled = (database: D1Database, uninstalls: Uninstall[]): D1PreparedStatement[] => [
  database
    .prepare(
      `UPDATE shops SET uninstalled_at = COALESCE(shops.uninstalled_at, gone.triggered_at)
      FROM (SELECT f.value->>0 AS domain, MAX(f.value->>1) AS triggered_at FROM json_each(?1) f GROUP BY 1) gone
      WHERE shops.domain = gone.domain AND shops.installed_at < gone.triggered_at`,
    )
    .bind(JSON.stringify(uninstalls.map(({ domain, triggeredAt }) => [domain, triggeredAt]))),
];
