import { env } from "cloudflare:workers";
import { createTransfer } from "../../../app/replenishment/decisions/transfers/create.server";
import { receiveTransfer, shipTransfer } from "../../../app/replenishment/decisions/transfers/moves.server";
import { first } from "../../support/rows";
import { ONE, TWO } from "../../support/two-shops";
import { OURS, THEIRS } from "./stock";

/**
 * Three transfers of each shop, of ten units: two drafts, and one shipped of which one has come, into stock in Shopify
 * (1 to 3, 4 to 6).
 */
export async function givenTransfers() {
  for (const { id, held } of [
    { ...ONE, held: OURS },
    { ...TWO, held: THEIRS },
  ]) {
    const shop = { id, timeZone: "UTC" };
    const now = Date.now();
    const ids = await first<{ variantId: number; fromId: number; toId: number }>(
      `SELECT (SELECT id FROM variants WHERE shop_id = ?1 AND shopify_id = ?2) AS variantId,
        (SELECT id FROM locations WHERE shop_id = ?1 AND shopify_id = ?3) AS fromId,
        (SELECT id FROM locations WHERE shop_id = ?1 AND shopify_id = ?3 + 1) AS toId`,
      ...[id, held.variant, held.location],
    );
    if (!ids) throw new Error("no ids");
    for (const name of ["a", "b", "c"]) {
      const { fromId, toId, variantId } = ids;
      const wanted = { fromId, toId, note: null, expectedDay: null, formToken: `transfer-${name}` };
      await createTransfer(env.DB, shop, { ...wanted, lines: [{ variantId, quantity: 10 }] }, null, now);
    }
    const form = { note: null, version: null, belowIsMeant: true };
    await shipTransfer(env.DB, shop, held.sentTransfer, { ...form, formToken: "shipped-1" }, null, now);
    const came = await receiveTransfer(
      env.DB,
      shop,
      held.sentTransfer,
      {
        ...{ formToken: "received-1", note: null, day: Math.floor(now / 86_400_000) },
        lines: [{ lineId: held.sentTransferLine, accepted: 1, damaged: 0 }],
      },
      null,
      now + 1,
    );
    if (came.kind !== "moved") throw new Error(JSON.stringify(came));
    await first(
      "UPDATE inventory_writes SET state = 'confirmed' WHERE shop_id = ? AND reason = 'movement_received' RETURNING 1",
      id,
    );
  }
}
