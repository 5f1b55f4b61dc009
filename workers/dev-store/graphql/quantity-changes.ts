import type { GraphQLResolveInfo } from "graphql";
import * as z from "zod";
import { gid, idOf } from "../ids";
import { utcText } from "../instants";
import { type LevelRow, onHand, type QuantityName } from "../rows";
import { changeLevel, findLevel, findVariantByItem } from "../stock";
import type { Store } from "../store";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";
import { idempotently } from "./idempotency";
import { findItemNode, locationNodeById } from "./inventory";

/** One wished change of one quantity of one level, whichever mutation asked for it. */
export interface Change {
  itemId: string;
  locationId: string;
  name: string;
  /** By how much; or, if `absolute`, to what. */
  amount: number;
  absolute: boolean;
  /** undefined: the field was not sent at all, which is an error; null: sent, and not to be compared. */
  changeFrom: number | null | undefined;
  field: string[];
}

export interface UserError {
  field: string[] | null;
  code: string;
  message: string;
}

const WRITABLE: Record<string, QuantityName> = {
  available: "available",
  damaged: "damaged",
  quality_control: "quality_control",
  reserved: "reserved",
  safety_stock: "safety_stock",
  incoming: "incoming",
};
const REASONS = new Set(
  "correction cycle_count_available damaged movement_created movement_updated movement_received movement_canceled other promotion quality_control received reservation_created reservation_deleted reservation_updated restock safety_stock shrinkage".split(
    " ",
  ),
);
const LIMIT = 1_000_000_000;
const ARRAY_LIMIT = 250;

export interface GroupInput {
  reason: string;
  referenceDocumentUri?: string | null;
}
const Applied = z.object({
  id: z.number(),
  createdAt: z.number(),
  changes: z.array(
    z.object({
      itemId: z.string(),
      locationId: z.string(),
      name: z.string(),
      delta: z.number(),
      after: z.number().nullable(),
    }),
  ),
});

/** All changes or none: every one is checked before the first is made. */
export function writeGroup(input: GroupInput, context: Context, info: GraphQLResolveInfo, changes: Change[]): Node {
  const { store } = context;
  if (changes.length > ARRAY_LIMIT)
    throw badRequest(
      `The input array size of ${changes.length} is greater than the maximum allowed of ${ARRAY_LIMIT}.`,
    );
  if (changes.some((change) => change.changeFrom === undefined))
    throw badRequest("changeFromQuantity is required: send null to skip the comparison.");
  const write = () => {
    const errors = [...reasonErrors(input), ...changes.flatMap((change) => changeErrors(store, change))];
    if (errors.length > 0) return { stored: { errors }, failed: true };
    return { stored: { applied: apply(store, input, changes) }, failed: false };
  };
  return idempotently({ input }, context, info, "inventoryAdjustmentGroup", write, (stored) => {
    const applied = Applied.safeParse(stored.applied);
    if (!applied.success) return { inventoryAdjustmentGroup: null, userErrors: stored.errors };
    return { inventoryAdjustmentGroup: groupNode(store, input, applied.data), userErrors: [] };
  });
}

function apply(store: Store, input: GroupInput, changes: Change[]): z.infer<typeof Applied> {
  const applied = changes.flatMap((change) => {
    const { level, name } = target(store, change);
    if (!level || !name) return [];
    const before = currentQuantity(level, change.name);
    const delta = change.absolute ? change.amount - before : change.amount;
    const next = changeLevel(store, level, { [name]: delta }, input.reason);
    const base = { itemId: change.itemId, locationId: change.locationId };
    const own = { ...base, name: change.name, delta, after: currentQuantity(next, change.name) };
    return change.name === "on_hand"
      ? [{ ...base, name: "available", delta, after: next.available }, own]
      : [own, { ...base, name: "on_hand", delta, after: onHand(next) }];
  });
  return { id: Date.now(), createdAt: Date.now(), changes: applied };
}

function changeErrors(store: Store, change: Change): UserError[] {
  const error = (field: string, code: string, message: string) => [{ field: [...change.field, field], code, message }];
  const { item, level, name } = target(store, change);
  if (!item)
    return error("inventoryItemId", "INVALID_INVENTORY_ITEM", "The specified inventory item could not be found.");
  if (!level)
    return error("locationId", "INVALID_LOCATION", "The inventory item isn't stocked at the specified location.");
  if (!name) return error("name", "INVALID_QUANTITY_NAME", `The quantity name ${change.name} can't be changed.`);
  const before = currentQuantity(level, change.name);
  if (change.changeFrom != null && change.changeFrom !== before)
    return error(
      "changeFromQuantity",
      "CHANGE_FROM_QUANTITY_STALE",
      "The changeFromQuantity argument no longer matches the persisted quantity.",
    );
  const after = change.absolute ? change.amount : before + change.amount;
  if (after > LIMIT) return error("quantity", "INVALID_QUANTITY_TOO_HIGH", "The quantity is too high.");
  if (after < -LIMIT) return error("quantity", "INVALID_QUANTITY_TOO_LOW", "The quantity is too low.");
  return [];
}

function reasonErrors(input: GroupInput): UserError[] {
  if (!REASONS.has(input.reason))
    return [{ field: ["input", "reason"], code: "INVALID_REASON", message: "The specified reason is invalid." }];
  const document = input.referenceDocumentUri;
  if (document && !URL.canParse(document))
    return [
      {
        field: ["input", "referenceDocumentUri"],
        code: "INVALID_REFERENCE_DOCUMENT",
        message: "The specified reference document is invalid.",
      },
    ];
  return [];
}

/** A change of on hand is made to available: the rest of what lies there is spoken for. */
function target(store: Store, change: Change) {
  const itemId = idOf("InventoryItem", change.itemId);
  const locationId = idOf("Location", change.locationId);
  const item = itemId ? findVariantByItem(store, itemId) : undefined;
  const found = itemId && locationId ? findLevel(store, itemId, locationId) : undefined;
  const level = found?.active ? found : undefined;
  return { item, level, name: change.name === "on_hand" ? ("available" as const) : WRITABLE[change.name] };
}

function currentQuantity(level: LevelRow, name: string): number {
  const known = WRITABLE[name];
  return known ? level[known] : onHand(level);
}

function groupNode(store: Store, input: GroupInput, applied: z.infer<typeof Applied>): Node {
  return {
    __typename: "InventoryAdjustmentGroup",
    id: gid("InventoryAdjustmentGroup", applied.id),
    createdAt: utcText(applied.createdAt),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    app: null,
    staffMember: null,
    changes: ({ quantityNames }: { quantityNames?: string[] | null }) =>
      applied.changes
        .filter((change) => !quantityNames || quantityNames.includes(change.name))
        .map((change) => ({
          name: change.name,
          delta: change.delta,
          quantityAfterChange: change.after,
          ledgerDocumentUri: null,
          item: () => findItemNode(store, change.itemId),
          location: () => locationNodeById(store, idOf("Location", change.locationId) ?? 0),
        })),
  };
}
