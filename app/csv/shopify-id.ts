import * as z from "zod";
import { trimmed } from "../words/trimmed";
import type { FileColumn } from "./format";

/** What a file names by Shopify's id. */
export type Kind = "Product" | "ProductVariant";

/**
 * The column that says which product or variant of Shopify's a row is about. It goes before every name: SKUs and titles
 * may be blank, shared, or equal to another's number.
 */
export const SHOPIFY_ID = {
  name: "shopify_id",
  label: "Shopify ID",
  also: ["shopify gid", "variant gid", "shopify variant id", "admin graphql api id"],
} as const satisfies FileColumn;

/** With letters around its digits: a spreadsheet shortens a bare number of that length, and loses what it was. */
export const gidOf = (kind: Kind | "InventoryPurchaseOrder", id: string) => `gid://shopify/${kind}/${id}`;

export const isGid = (text: string) => text.startsWith("gid://shopify/");

/** The id in such a text, as decimal digits; undefined for any other text. */
export function idIn(kind: Kind, text: string): string | undefined {
  const [gid, prefix] = [trimmed(text), gidOf(kind, "")];
  const id = gid.slice(prefix.length);
  return gid.startsWith(prefix) && DIGITS.test(id) ? id : undefined;
}

const DIGITS = /^\d{1,19}$/;

/** A cell of the column as a gid, whether it stands there whole or as bare digits; "" for a blank. */
export const idCell = (kind: Kind) =>
  z
    .string()
    .overwrite(trimmed)
    .transform((text, context) => {
      if (text === "") return "";
      const id = DIGITS.test(text) ? text : idIn(kind, text);
      if (id !== undefined) return gidOf(kind, id);
      context.addIssue({ code: "custom", message: wanted(kind) });
      return z.NEVER;
    });

const wanted = (kind: Kind) =>
  `That is no ID of a ${NAMES[kind]}, which looks like ${gidOf(kind, "123")}. Download the file again, or leave this blank.`;

const NAMES = { Product: "product", ProductVariant: "variant" } satisfies Record<Kind, string>;
