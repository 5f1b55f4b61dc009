import type { VariantFact } from "../../../app/catalog/catalog.server";
import type { Barcode } from "../../../app/catalog/words";
import { dayOf } from "../../../app/days/calendar";
import { minorUnits } from "../../../app/money/money";
import type { Variant } from "../../../app/shopify/graphql/bulk-catalog";
import type { Shop } from "../../../app/shops/shops.server";

/** A variant with all its barcodes as a read at `readAt` shows them. It does not come in a list of its product's. */
export const variantFact = (shop: Shop, readAt: number, read: Variant, barcodes: Barcode[]): VariantFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ id: read.id, productId: read.product.id, inventoryItemId: read.inventoryItem.id },
  productUpdatedAt: null,
  ...{ title: read.title, sku: read.sku, barcode: barcodes[0]?.value ?? null, barcodes },
  price: minorUnits(read.price, shop.currency) ?? null,
  continuesSelling: read.inventoryPolicy === "CONTINUE",
  ...{ createdDay: dayOf(read.createdAt, shop.timeZone), createdAt: read.createdAt },
});
