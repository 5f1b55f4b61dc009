import { Link } from "@shopify/polaris";
import { ownTitle } from "../../words/own-title";
import { SYNC } from "./words";

/** The variant of an item of Shopify's, or the item's number where we know of none. */
export const ItemLink = ({
  item,
  variantId,
  productTitle,
  variantTitle,
}: {
  item: string;
  variantId: number | null;
  productTitle: string | null;
  variantTitle: string | null;
}) =>
  variantId === null ? (
    SYNC.driftTable.item(item)
  ) : (
    <Link url={`/products/${variantId}`}>
      {productTitle ?? SYNC.driftTable.unnamedProduct}
      {variantTitle && ownTitle({ variantTitle }) ? ` · ${variantTitle}` : ""}
    </Link>
  );
