import * as z from "zod";
import { storedBarcodes } from "../../catalog/words";
import { dayOf } from "../../days/calendar";
import { day, instant, shopifyId } from "../../outbound/events/kinds/facts";
import { type State, stateOf } from "../../replenishment/overviews/overview";
import type { WholeVariant } from "../../replenishment/overviews/whole-variants.server";
import { lastsForever } from "../../replenishment/plans/steps/cover-sql";
import { orderDaysOf } from "../../replenishment/reorder/list";
import { ownTitle } from "../../words/own-title";
import { ANSWERS } from "../door/registries";
import { amount, dayTextOf, id, instantOf, moneyOf } from "../shapes/fields";

const STATES = ["low", "out", "in", "untracked", "unsold"] as const satisfies State[];

const level = z.object({
  location_id: shopifyId,
  available: z.int().nullable().describe("Null where it is not tracked; negative where it is oversold"),
  on_hand: z.int().nullable().describe("As Shopify said at read_at"),
  incoming: z.int().nullable().describe("Shopify's own figure, at read_at"),
  read_at: instant.nullable(),
});

const plan = z
  .object({
    velocity: z
      .number()
      .describe('Units that are expected to sell a day in stock, as "Expected a day" in pages and files'),
    cover_days: z.number().nullable().describe("Null where nothing sells, or it is not tracked"),
    reorder_point: z.int().nullable().describe("Null: none, as of what is not tracked"),
    safety_stock: z.number().nullable().describe("Units"),
    position: z.int().describe("Available and on its way"),
    suggested: z
      .int()
      .describe(
        "Units of it that an order made today would have; 0: none. To be ordered now are those of `?state=order_now`",
      ),
    order_by: day
      .nullable()
      .describe(
        "The day on which the position meets the reorder point, or the last one before it on which the supplier takes an order; today, if it has",
      ),
    order_by_without_safety_stock: day
      .nullable()
      .describe(
        "The last day on which an order still comes before stock runs out, by when the supplier takes orders and is closed",
      ),
  })
  .register(ANSWERS, { id: "Plan" });

export const variant = z
  .object({
    id: shopifyId,
    product_id: shopifyId,
    inventory_item_id: shopifyId.nullable(),
    title: z.string().describe("The product's title and the variant's"),
    product_title: z.string(),
    variant_title: z.string().nullable().describe("Null where the product has one variant"),
    sku: z.string().nullable(),
    barcodes: z.array(z.string()),
    vendor: z.string().nullable(),
    product_type: z.string().nullable().describe("Null where it has none, or Shopify has not told it yet"),
    supplier_id: id.nullable(),
    status: z.string().describe("The product's, as Shopify says: active, draft, archived"),
    state: z.enum(STATES),
    price: amount.nullable(),
    cost: amount.nullable().describe("Of one, in the supplier's currency where there is one"),
    sell_out: z.boolean().describe("Sell out, never reorder: never low, never suggested"),
    similar: z
      .object({ variant_id: shopifyId, factor: z.number() })
      .nullable()
      .describe("While it has few days of its own, it is forecast like that one times the factor"),
    levels: z.array(level),
    plan,
  })
  .register(ANSWERS, { id: "Variant" });

interface Around {
  shop: { timeZone: string; currency: string };
  now: number;
  locationIds: Map<number, string>;
}

export const variantShown = (row: WholeVariant, around: Around): z.input<typeof variant> => {
  const variantTitle = ownTitle(row) || null;
  return {
    id: row.shopifyId,
    product_id: row.productId,
    inventory_item_id: row.inventoryItemId,
    title: variantTitle === null ? row.productTitle : `${row.productTitle} – ${variantTitle}`,
    product_title: row.productTitle,
    variant_title: variantTitle,
    sku: row.sku || null,
    barcodes: row.barcodes === null ? [row.barcode].filter(Boolean) : storedBarcodes(row.barcodes),
    vendor: row.vendor || null,
    product_type: row.productType || null,
    supplier_id: row.supplierId === 0 ? null : String(row.supplierId),
    status: row.status,
    state: stateOf(row),
    price: moneyOf(row.price, around.shop.currency),
    cost: moneyOf(row.unitCost, row.supplierId === 0 ? around.shop.currency : row.supplierCurrency),
    sell_out: row.sellOut,
    similar: row.similar && { variant_id: row.similar.shopifyId, factor: row.similar.percent / 100 },
    levels: levelsShown(row, around),
    plan: planShown(row, around),
  };
};

const levelsShown = ({ levels }: WholeVariant, { locationIds }: Around) =>
  levels.flatMap(({ locationId, available, onHand, incoming, readAt }) => {
    const location = locationIds.get(locationId);
    if (location === undefined) return [];
    return [
      {
        ...{ location_id: location, available, on_hand: onHand, incoming },
        read_at: readAt === null ? null : instantOf(readAt),
      },
    ];
  });

const planShown = (row: WholeVariant, { shop, now }: Around) => ({
  velocity: rounded(row.velocity, 4),
  cover_days: row.available === null || lastsForever(row.cover) ? null : rounded(row.cover, 1),
  reorder_point: row.untracked || row.reorderPoint < 0 ? null : row.reorderPoint,
  safety_stock: row.untracked || row.safetyStock === null ? null : rounded(row.safetyStock, 1),
  position: row.position,
  suggested: row.suggested,
  ...orderDaysShown(orderDaysOf(row, dayOf(now, shop.timeZone), row.orderDays)),
});

const orderDaysShown = ({ orderBy, last }: ReturnType<typeof orderDaysOf>) => ({
  order_by: dayTextOf(orderBy),
  order_by_without_safety_stock: dayTextOf(last),
});

const rounded = (figure: number, decimals: number) => Math.round(figure * 10 ** decimals) / 10 ** decimals;
