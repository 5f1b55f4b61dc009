/** A sale of the shop, as Shopify tells it; nothing of its buyer. Its id is Shopify's. */
export type Sale = { id: string; name: string; processedAt: number; cancelled: boolean; fulfilment: Fulfilment };
export type Fulfilment = "none" | "part" | "all";

/** Units of a variant (Shopify's id) that were sold and are still to be shipped, and that have been. */
export type SaleToShip = Sale & { lines: { variantId: string; toShip: number; shipped: number }[] };

/** A line of a sale beside what the shop knows of its variant. */
export type DropshipLine = {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  /** Units of the sale that are still to be shipped. */
  toShip: number;
  /** Units of it that have been shipped, by whomever. */
  shipped: number;
  /** Units that suppliers were asked to ship for it already, and have not. */
  asked: number;
  /** From whom it is ordered; null where nobody has said. */
  supplierId: number | null;
};

/** What a form asks of one supplier a line. */
export type DropshipChoice = { variantId: number; quantity: number; supplierId: number };

/** Units that nobody was asked to ship yet. */
export const leftToAsk = ({ toShip, asked }: Pick<DropshipLine, "toShip" | "asked">) => Math.max(0, toShip - asked);

/** Why a sale cannot be shipped by suppliers; undefined where it can. */
export function saleRefusal({ cancelled, lines }: Pick<SaleToShip, "cancelled" | "lines">): string | undefined {
  if (cancelled) return "This sale was cancelled.";
  return lines.some(({ toShip }) => toShip > 0) ? undefined : "All of this sale has been shipped.";
}
