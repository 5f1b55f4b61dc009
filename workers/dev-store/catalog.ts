import * as z from "zod";
import { type Barcode, Barcodes, replaceBarcodes } from "./barcodes";
import { itemBody } from "./bodies/inventory";
import { productBody } from "./bodies/product";
import { minorUnits } from "./money";
import { Refusal } from "./refusal";
import type { LevelRow, ProductRow, VariantRow } from "./rows";
import { connectLevel } from "./stock";
import type { Store } from "./store";

const Amount = z.union([z.string().regex(/^\d+(\.\d{1,3})?$/), z.number().nonnegative()]);
const Status = z.enum(["active", "unlisted", "draft", "archived"]);

export const ProductChange = z
  .object({ title: z.string().min(1), vendor: z.string().min(1), status: Status })
  .partial();

export const VariantChange = z
  .object({
    title: z.string().min(1),
    sku: z.string().nullable(),
    barcode: z.string().nullable(),
    barcodes: Barcodes,
    price: Amount,
    cost: Amount.nullable(),
    tracked: z.boolean(),
    policy: z.enum(["deny", "continue"]),
  })
  .partial();

export const NewProduct = z.object({
  title: z.string().min(1),
  vendor: z.string().min(1),
  type: z.string().default(""),
  status: Status.default("active"),
  variants: z
    .array(
      VariantChange.extend({
        /** Stock by location: the variant is stocked where it is named. */
        levels: z.array(z.object({ locationId: z.number().int(), available: z.number().int() })).default([]),
      }),
    )
    .min(1),
});

export function createProduct(store: Store, asked: z.infer<typeof NewProduct>): ProductRow {
  const now = store.changeTime();
  const id = store.nextId("Product");
  const product: ProductRow = {
    id,
    title: asked.title,
    vendor: asked.vendor,
    type: asked.type,
    status: asked.status,
    handle: asked.title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    image: id % 1000,
    created_at: now,
    updated_at: now,
  };
  store.database.insert("products", product);
  const variants = asked.variants.map((variant, index) => addVariant(store, product, index + 1, variant));
  store.record("product_created", { product, variants });
  store.emit("PRODUCTS_CREATE", () => productBody(store, product));
  for (const variant of variants) store.emit("INVENTORY_ITEMS_CREATE", () => itemBody(store, variant));
  for (const [index, variant] of variants.entries())
    for (const level of asked.variants[index]?.levels ?? [])
      connectLevel(store, variant.item_id, level.locationId, level.available);
  return product;
}

export function changeProduct(store: Store, id: number, change: z.infer<typeof ProductChange>): ProductRow {
  const product = { ...requireProduct(store, id), ...change, updated_at: store.changeTime() };
  store.database.run(
    "update products set title = ?, vendor = ?, status = ?, updated_at = ? where id = ?",
    product.title,
    product.vendor,
    product.status,
    product.updated_at,
    id,
  );
  store.record("product_changed", { product });
  store.emit("PRODUCTS_UPDATE", () => productBody(store, product));
  return product;
}

export function changeVariant(store: Store, id: number, change: z.infer<typeof VariantChange>): VariantRow {
  const before = store.database.find<VariantRow>("select * from variants where id = ?", id);
  if (!before) throw new Refusal(`no variant ${id}`);
  const now = store.changeTime();
  const itemChanged = "sku" in change || "cost" in change || "tracked" in change;
  const barcodes = toldBarcodes(before, change);
  const variant: VariantRow = {
    ...applyChange(store, before, change),
    updated_at: now,
    item_updated_at: itemChanged ? now : before.item_updated_at,
  };
  store.database.run(
    `update variants set title = ?, sku = ?, barcode = ?, price = ?, cost = ?, tracked = ?, policy = ?, updated_at = ?,
     item_updated_at = ? where id = ?`,
    variant.title,
    variant.sku,
    variant.barcode,
    variant.price,
    variant.cost,
    variant.tracked,
    variant.policy,
    variant.updated_at,
    variant.item_updated_at,
    id,
  );
  if (barcodes) replaceBarcodes(store, id, barcodes);
  store.record("variant_changed", { variant });
  if (itemChanged) store.emit("INVENTORY_ITEMS_UPDATE", () => itemBody(store, variant));
  changeProduct(store, variant.product_id, {});
  return variant;
}

export function deleteProduct(store: Store, id: number): void {
  requireProduct(store, id);
  const variants = store.database.all<VariantRow>("select * from variants where product_id = ?", id);
  const items = variants.map((variant) => variant.item_id);
  const levels = store.database.all<LevelRow>(
    "select * from levels where active = 1 and item_id in (select value from json_each(?))",
    JSON.stringify(items),
  );
  store.database.run("delete from levels where item_id in (select value from json_each(?))", JSON.stringify(items));
  store.database.run("delete from barcodes where variant_id in (select id from variants where product_id = ?)", id);
  store.database.run("delete from variants where product_id = ?", id);
  store.database.run("delete from products where id = ?", id);
  // A sold line outlives its product, as at Shopify: the ids go, the line stays.
  store.database.run("update lines set variant_id = null, product_id = null where product_id = ?", id);
  store.record("product_deleted", { productId: id, variantIds: variants.map((variant) => variant.id), itemIds: items });
  store.emit("PRODUCTS_DELETE", () => ({ id }));
  for (const itemId of items) store.emit("INVENTORY_ITEMS_DELETE", () => ({ id: itemId }));
  for (const level of levels)
    store.emit("INVENTORY_LEVELS_DISCONNECT", () => ({
      inventory_item_id: level.item_id,
      location_id: level.location_id,
    }));
}

function requireProduct(store: Store, id: number): ProductRow {
  const product = store.database.find<ProductRow>("select * from products where id = ?", id);
  if (!product) throw new Refusal(`no product ${id}`);
  return product;
}

function addVariant(
  store: Store,
  product: ProductRow,
  position: number,
  change: z.infer<typeof VariantChange>,
): VariantRow {
  const blank: VariantRow = {
    id: store.nextId("ProductVariant"),
    product_id: product.id,
    position,
    title: "Default Title",
    sku: null,
    barcode: null,
    price: 0,
    policy: "deny",
    item_id: store.nextId("InventoryItem"),
    tracked: 1,
    cost: null,
    created_at: product.created_at,
    updated_at: product.created_at,
    item_updated_at: product.created_at,
  };
  const variant = applyChange(store, blank, change);
  store.database.insert("variants", variant);
  replaceBarcodes(store, variant.id, toldBarcodes(blank, change) ?? []);
  return variant;
}

function applyChange(store: Store, variant: VariantRow, change: z.infer<typeof VariantChange>): VariantRow {
  const { title, sku, price, cost, tracked, policy } = change;
  const barcodes = toldBarcodes(variant, change);
  const { currency } = store.facts;
  return {
    ...variant,
    title: title ?? variant.title,
    sku: sku === undefined ? variant.sku : sku,
    barcode: barcodes ? (barcodes[0]?.value ?? null) : variant.barcode,
    price: price === undefined ? variant.price : minorUnits(price, currency),
    cost: cost === undefined ? variant.cost : cost === null ? null : minorUnits(cost, currency),
    tracked: tracked === undefined ? variant.tracked : Number(tracked),
    policy: policy ?? variant.policy,
  };
}

/** The set that a change leaves; undefined where it leaves the set alone. The old field replaces the set by one. */
function toldBarcodes(
  variant: VariantRow,
  { barcode, barcodes }: z.infer<typeof VariantChange>,
): Barcode[] | undefined {
  if (barcode !== undefined && barcodes) throw new Refusal("say barcode or barcodes, not both");
  if (barcodes || barcode === undefined || barcode === variant.barcode) return barcodes;
  return barcode ? [{ value: barcode, type: null }] : [];
}
