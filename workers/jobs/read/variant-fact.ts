import type { z } from "zod";
import type { VariantFact } from "../../../app/catalog/catalog.server";
import { dayOf } from "../../../app/days/calendar";
import { minorUnits } from "../../../app/money/money";
import type { variant } from "../../../app/shopify/graphql/bulk-catalog";
import type { Shop } from "../../../app/shops/shops.server";

/** A variant as a read at `readAt` shows it; `productUpdatedAt` null where it does not come in a list of its product's. */
export const variantFact = (
  shop: Shop,
  readAt: number,
  read: z.infer<typeof variant>,
  productUpdatedAt: number | null,
): VariantFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ id: read.id, productId: read.product.id, inventoryItemId: read.inventoryItem.id, productUpdatedAt },
  ...{ title: read.title, sku: read.sku, barcode: read.barcode },
  price: minorUnits(read.price, shop.currency) ?? null,
  continuesSelling: read.inventoryPolicy === "CONTINUE",
  createdDay: dayOf(read.createdAt, shop.timeZone),
});
