import * as z from "zod";

/** What names a variant that this shop does not have: told by a file, or deleted in Shopify. */
export type Lost = {
  /** Of the variant that was deleted; null where a file told it. */
  variantId: number | null;
  sku: string | null;
  barcode: string | null;
  title: string | null;
  /** Lines of orders. */
  lines: number;
  rules: number;
  prices: number;
};

export type Candidate = {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  by: "SKU" | "barcode" | "title";
};
export type LostVariant = Lost & { candidate: Candidate | null };

const text = z.string().max(300).nullable();

/** What a person has confirmed: this is that. */
const linkSchema = z.object({
  lost: z.object({ variantId: z.number().int().positive().nullable(), sku: text, barcode: text, title: text }),
  variantId: z.number().int().positive(),
});
export const linksSchema = z.array(linkSchema).min(1).max(50);
export type Link = z.infer<typeof linkSchema>;
