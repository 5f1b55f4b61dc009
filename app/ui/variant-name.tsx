import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ownTitle } from "../words/own-title";
import { useThisList } from "./use-list-address";
import { SHARED } from "./words";

type Named = { productTitle: string; variantTitle: string; imageUrl: string | null; gone?: number };

/** Thumbnail, product and variant, and its SKU where it has no column. It leads to the variant's page, unless Shopify has it no more. */
export const VariantName = ({
  variant,
  variantId,
  sku,
  children,
}: {
  variant: Named;
  variantId?: number;
  sku?: string;
  children?: ReactNode;
}) => (
  <span className="VariantName">
    <Thumbnail imageUrl={variant.imageUrl} />
    <span className="VariantName-Text">
      {variantId === undefined || variant.gone ? (
        variant.productTitle
      ) : (
        <VariantLink variantId={variantId}>{variant.productTitle}</VariantLink>
      )}
      {ownTitle(variant) && <span className="Aside">{variant.variantTitle}</span>}
      {sku && (
        <span className="Aside">
          <Sku sku={sku} />
        </span>
      )}
      {variant.gone ? <span className="Aside">{SHARED.gone}</span> : null}
      {children}
    </span>
  </span>
);

const VariantLink = ({ variantId, children }: { variantId: number; children: string }) => (
  <Link to={`/products/${variantId}`} state={useThisList()} prefetch="none">
    {children}
  </Link>
);

export const Sku = ({ sku }: { sku: string }) =>
  sku ? (
    <span className="Sku" title={sku}>
      {sku}
    </span>
  ) : (
    <>–</>
  );

/** Both titles in one text. */
export const fullTitle = (variant: Pick<Named, "productTitle" | "variantTitle">) =>
  [variant.productTitle, ownTitle(variant)].filter(Boolean).join(", ");

const Thumbnail = ({ imageUrl }: Pick<Named, "imageUrl">) =>
  imageUrl ? (
    <img className="VariantName-Image" src={sizedImage(imageUrl, 40)} alt="" width={40} height={40} loading="lazy" />
  ) : (
    <span className="VariantName-Image" aria-hidden />
  );

/** Shopify's CDN scales to the width asked for: twice the size shown, for dense screens. */
export const sizedImage = (imageUrl: string, width: number) =>
  /^https?:/.test(imageUrl) ? `${imageUrl}${imageUrl.includes("?") ? "&" : "?"}width=${2 * width}` : imageUrl;
