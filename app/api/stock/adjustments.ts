import * as z from "zod";
import { findOpenLocation } from "../../catalog/location-ids.server";
import { instant, shopifyId } from "../../outbound/events/kinds/facts";
import { listScopes } from "../../session/scopes.server";
import { askForWrites } from "../../stock/writes/ask-for-writes.server";
import { isReason, REASONS, WRITE_STATES } from "../../stock/writes/inventory-write";
import {
  findAvailableThen,
  findInventoryWrite,
  findInventoryWriteById,
  inventoryWriteRequested,
  type KeptWrite,
} from "../../stock/writes/inventory-writes.server";
import { adjustmentsOf, findItemOfShopifys } from "../../stock/writes/variant-stock.server";
import { conflict, notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, NOTHING, route } from "../door/route";
import { id, instantOf } from "../shapes/fields";
import { belowNone, confirmBelow } from "./below-none";

const MOST = 1_000_000;
const REASON_NAMES = Object.keys(REASONS).filter(isReason);

const wanted = z
  .strictObject({
    location_id: id.describe("Shopify's"),
    change: z
      .int()
      .min(-MOST, "At most a million units at once.")
      .max(MOST, "At most a million units at once.")
      .refine((units) => units !== 0, "0 changes nothing.")
      .describe("Units more, or less: not 0"),
    reason: z.enum(REASON_NAMES, "Take one of Shopify's reasons.").describe("Shopify's word for why"),
    confirm_below: confirmBelow,
  })
  .register(BODIES, { id: "NewAdjustment" });

const adjustment = z
  .object({
    id,
    inventory_item_id: shopifyId,
    location_id: shopifyId,
    change: z.int(),
    reason: z.string(),
    state: z
      .enum(WRITE_STATES)
      .describe("queued, sending: under way. uncertain: Shopify gave no answer for a day, and a person decides."),
    refusal: z.string().nullable().describe("Why Shopify did not take it"),
    created_at: instant,
  })
  .register(ANSWERS, { id: "Adjustment" });

const shown = ({ id, changes, reason, state, refusal, createdAt }: KeptWrite): z.input<typeof adjustment>[] =>
  changes.map(({ item, location, delta }) => ({
    ...{ id: String(id), inventory_item_id: item, location_id: location, change: delta, reason, state, refusal },
    created_at: instantOf(createdAt),
  }));

function asked(write: KeptWrite) {
  const [made] = shown(write);
  if (!made) throw new Error(`The write ${write.key} changes nothing.`);
  return answer(made);
}

export const ADJUSTMENTS = [
  route("POST", "/variants/{id}/adjustments", {
    scope: "write_stock",
    name: "adjustVariant",
    shownAt: "/adjustments",
    status: 202,
    summary: "Change what is available at a location",
    says: "Shopify is asked once; the answer says how that stands, and Location leads to how it goes on. One that leaves fewer than none available, with what is under way, is refused with `below_none`, unless `confirm_below` says that it is right.",
    query: NOTHING,
    body: wanted,
    answers: adjustment,
    async work({ database, shop, env, ids, body, token, now }) {
      const variant = await findItemOfShopifys(database, shop, ids.id ?? "");
      if (!variant?.item) return notFound("variant");
      const { item, gone } = variant;
      const key = `${adjustmentsOf(item)}${body.location_id}/${token}`;
      // What the first request under this key asked for, though the variant may be gone by now.
      const before = await findInventoryWrite(database, shop.id, key);
      if (before) {
        await askForWrites(env.JOBS, shop, [before.key]);
        return asked(before);
      }
      if (gone) return notFound("variant");
      const [known, scopes] = await Promise.all([
        findOpenLocation(database, shop, body.location_id),
        listScopes(database, shop),
      ]);
      if (known === null) return refused({ location_id: "This shop has no such location, or it is closed." });
      if (!scopes.includes("write_inventory"))
        return conflict("The shop does not let Evenstock change stock: allow write_inventory in Shopify.");
      const changes = [{ inventoryItemId: item, delta: body.change, from: null }];
      const write = { key, locationId: body.location_id, changes, reason: body.reason, reference: null };
      await inventoryWriteRequested(database, shop.id, write, now, { belowIsMeant: body.confirm_below }).run();
      const kept = await findInventoryWrite(database, shop.id, key);
      if (!kept) {
        const then = await findAvailableThen(database, shop, { item, location: body.location_id });
        return belowNone({ pointer: "/change", units: then + body.change });
      }
      await askForWrites(env.JOBS, shop, [key]);
      return asked(kept);
    },
  }),
  route("GET", "/adjustments/{id}", {
    scope: "read",
    name: "getAdjustment",
    summary: "How a change of stock stands",
    says: "Settled ones are kept for 30 days.",
    query: NOTHING,
    body: NOTHING,
    answers: adjustment,
    async work({ database, shop, ids }) {
      const kept = await findInventoryWriteById(database, shop, Number(ids.id));
      const [found] = kept?.key.startsWith("adjust/") ? shown(kept) : [];
      return found ? answer(found) : notFound("adjustment");
    },
  }),
];
