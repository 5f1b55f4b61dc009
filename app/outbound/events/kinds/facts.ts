import * as z from "zod";
import { currencyCode } from "../../../money/currency-code";

/** Where events stand on the catalogue's page. */
type Group = "Products" | "Stock" | "Orders" | "Reordering" | "Purchase orders" | "Transfers" | "Counts" | "Endpoints";

/** One kind of event. Fields may be added to its data, so that a receiver ignores what it does not know. */
export interface Kind<Shape extends z.ZodType = z.ZodType> {
  /** As a message's heading says it: "Low stock". */
  title: string;
  /** When it is announced. */
  says: string;
  group: Group;
  data: Shape;
  example: z.output<Shape>;
}

/** Holds the example to the shape. */
export const kind = <Shape extends z.ZodType>(of: Kind<Shape>) => of;

export const shopifyId = z
  .string()
  .regex(/^\d{1,20}$/)
  .describe("Shopify's id, as text");
export const ownId = z.string().min(1).max(64).describe("Evenstock's id, as text");
export const words = z.string().max(1000);
export const quantity = z.int();
export const day = z.iso.date().describe("In the shop's time zone");
export const instant = z.iso.datetime().describe("In UTC");
export const money = z.object({
  amount: z.string().max(40).describe("Decimal, with the currency's own digits"),
  currency: currencyCode,
});

/** Which variant. Null is what nobody has told. */
export const variantFacts = {
  variant_id: shopifyId,
  product_id: shopifyId.nullable(),
  inventory_item_id: shopifyId.nullable(),
  name: words.describe("The product's title and the variant's"),
  sku: words.nullable(),
  vendor: words.nullable(),
  supplier_id: ownId.nullable(),
};

export const placeFacts = { location_id: shopifyId, location_name: words.nullable() };

export const MUG = {
  variant_id: "41234567890123",
  product_id: "7234567890123",
  inventory_item_id: "43234567890123",
  name: "Stoneware Mug – Blue",
  sku: "MUG-BLU",
  vendor: "Clayworks",
  supplier_id: "12",
};

export const WAREHOUSE = { location_id: "61234567890", location_name: "Leeds warehouse" };
export const STORE = { location_id: "61234567891", location_name: "York store" };
