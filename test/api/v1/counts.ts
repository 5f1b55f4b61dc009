import { env } from "cloudflare:workers";
import { createCount, moveCount } from "../../../app/stock/counts/counts.server";
import { enterCounted } from "../../../app/stock/counts/entries.server";
import { ONE, TWO } from "../../support/two-shops";
import { OURS, THEIRS } from "./stock";

/** Six counts of each shop: two drafts, two in progress, two in review (1 to 6, 7 to 12). */
export async function givenCounts() {
  for (const { id, held } of [
    { ...ONE, held: OURS },
    { ...TWO, held: THEIRS },
  ]) {
    const ids = await env.DB.prepare(
      `SELECT (SELECT id FROM variants WHERE shop_id = ?1 AND shopify_id = ?2) AS variantId,
        (SELECT id FROM locations WHERE shop_id = ?1 AND shopify_id = ?3) AS locationId`,
    )
      .bind(id, held.variant, held.location)
      .first<{ variantId: number; locationId: number }>();
    if (!ids) throw new Error("no ids");
    const of = { locationId: ids.locationId, choice: "all" as const, chosen: null, variantIds: [], blind: false };
    for (const [at, state] of ["draft", "draft", "counting", "counting", "review", "review"].entries()) {
      const made = await createCount(
        env.DB,
        { id },
        { ...of, name: `Count ${at}`, formToken: `${id}/${at}` },
        null,
        1000,
      );
      if (made.kind === "refused") throw new Error(made.reason);
      if (state === "draft") continue;
      await moveCount(env.DB, { id }, made.id, "start", null, 1000);
      const entry = { token: `entry-${id}-${at}`, variantId: ids.variantId, units: 3, age: 0, anew: false };
      await enterCounted(env.DB, { id }, made.id, { entries: [entry], last: 0 }, null, Date.now());
      if (state === "review") await moveCount(env.DB, { id }, made.id, "review", null, 1000);
    }
  }
}
