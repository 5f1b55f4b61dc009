import type { GraphQLResolveInfo } from "graphql";
import * as z from "zod";
import { changeVariant } from "../catalog";
import { idOf } from "../ids";
import type { LevelRow } from "../rows";
import { connectLevel, disconnectLevel, findLevel, findVariantByItem } from "../stock";
import type { Context, Node } from "./context";
import { idempotently } from "./idempotency";
import { inventoryItemNode, levelNode, locationNodeById } from "./inventory";
import { type Change, type GroupInput, type UserError, writeGroup } from "./quantity-changes";

interface AdjustInput extends GroupInput {
  name: string;
  changes: { inventoryItemId: string; locationId: string; delta: number; changeFromQuantity?: number | null }[];
}
interface SetInput extends GroupInput {
  name: string;
  quantities: { inventoryItemId: string; locationId: string; quantity: number; changeFromQuantity?: number | null }[];
}
interface Terminal {
  locationId: string;
  name: string;
  changeFromQuantity?: number | null;
}
interface MoveInput extends GroupInput {
  changes: { inventoryItemId: string; quantity: number; from: Terminal; to: Terminal }[];
}
interface ItemUpdateArguments {
  id: string;
  input: { cost?: string | null; sku?: string | null; tracked?: boolean };
}
interface ActivateArguments {
  inventoryItemId: string;
  locationId: string;
  available?: number | null;
  onHand?: number | null;
}

export const inventoryMutations = {
  inventoryAdjustQuantities: ({ input }: { input: AdjustInput }, context: Context, info: GraphQLResolveInfo) =>
    writeGroup(
      input,
      context,
      info,
      input.changes.map((change, index) => ({
        itemId: change.inventoryItemId,
        locationId: change.locationId,
        name: input.name,
        amount: change.delta,
        absolute: false,
        changeFrom: change.changeFromQuantity,
        field: ["input", "changes", String(index)],
      })),
    ),
  inventorySetQuantities: ({ input }: { input: SetInput }, context: Context, info: GraphQLResolveInfo) =>
    writeGroup(
      input,
      context,
      info,
      input.quantities.map((quantity, index) => ({
        itemId: quantity.inventoryItemId,
        locationId: quantity.locationId,
        name: input.name,
        amount: quantity.quantity,
        absolute: true,
        changeFrom: quantity.changeFromQuantity,
        field: ["input", "quantities", String(index)],
      })),
    ),
  inventoryMoveQuantities: ({ input }: { input: MoveInput }, context: Context, info: GraphQLResolveInfo) => {
    const between = input.changes.findIndex(({ from, to }) => from.locationId !== to.locationId);
    if (between >= 0)
      return refused([
        {
          field: ["input", "changes", String(between)],
          code: "DIFFERENT_LOCATIONS",
          message: "The quantities can't be moved between different locations.",
        },
      ]);
    const terminal = (itemId: string, end: Terminal, amount: number, field: string[]): Change => ({
      itemId,
      locationId: end.locationId,
      name: end.name,
      amount,
      absolute: false,
      changeFrom: end.changeFromQuantity,
      field,
    });
    const changes = input.changes.flatMap(({ inventoryItemId, quantity, from, to }, index) => [
      terminal(inventoryItemId, from, -quantity, ["input", "changes", String(index), "from"]),
      terminal(inventoryItemId, to, quantity, ["input", "changes", String(index), "to"]),
    ]);
    return writeGroup(input, context, info, changes);
  },
  /** Sets what it is told: a second time makes no difference, and no key is taken. */
  inventoryItemUpdate: ({ id, input }: ItemUpdateArguments, { store }: Context) => {
    const variant = findVariantByItem(store, idOf("InventoryItem", id) ?? 0);
    if (!variant)
      return { inventoryItem: null, userErrors: [{ field: ["id"], message: "Inventory item does not exist" }] };
    const { cost, sku, tracked } = input;
    if (cost != null && Number(cost) < 0)
      return {
        inventoryItem: null,
        userErrors: [{ field: ["input", "cost"], message: "Cost must be greater than or equal to 0" }],
      };
    const changed = changeVariant(store, variant.id, {
      ...(cost !== undefined && { cost }),
      ...(sku !== undefined && { sku }),
      ...(tracked !== undefined && { tracked }),
    });
    return { inventoryItem: inventoryItemNode(store, changed), userErrors: [] };
  },
  inventoryActivate: (args: ActivateArguments, context: Context, info: GraphQLResolveInfo) => {
    const { store } = context;
    const write = () => {
      const [itemId, locationId] = [idOf("InventoryItem", args.inventoryItemId), idOf("Location", args.locationId)];
      const known = itemId && locationId && findVariantByItem(store, itemId) && locationNodeById(store, locationId);
      if (!itemId || !locationId || !known)
        return { stored: { userErrors: [{ field: ["inventoryItemId"], message: "Not found" }] }, failed: true };
      const existing = findLevel(store, itemId, locationId);
      if (existing?.active && args.available != null)
        return { stored: { userErrors: [{ field: ["available"], message: "Already active" }] }, failed: true };
      const level = existing?.active
        ? existing
        : connectLevel(store, itemId, locationId, args.available ?? args.onHand ?? 0);
      return { stored: { level: [level.item_id, level.location_id] }, failed: false };
    };
    return idempotently(args, context, info, "inventoryLevel", write, (stored) => {
      const place = z.tuple([z.number(), z.number()]).safeParse(stored.level);
      const level = place.success ? findLevel(store, ...place.data) : undefined;
      return { inventoryLevel: level ? levelNode(store, level) : null, userErrors: stored.userErrors ?? [] };
    });
  },
  inventoryDeactivate: ({ inventoryLevelId }: { inventoryLevelId: string }, { store }: Context) => {
    const level = store.database.find<LevelRow>(
      "select * from levels where id = ? and active = 1",
      idOf("InventoryLevel", inventoryLevelId) ?? 0,
    );
    if (!level) return { userErrors: [{ field: ["inventoryLevelId"], message: "Inventory level not found" }] };
    disconnectLevel(store, level);
    return { userErrors: [] };
  },
};

function refused(userErrors: UserError[]): Node {
  return { inventoryAdjustmentGroup: null, userErrors };
}
