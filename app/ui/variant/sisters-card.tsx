import { Link } from "@remix-run/react";
import { BlockStack, Card, Link as PolarisLink, Text } from "@shopify/polaris";
import type { Sister } from "../../replenishment/overviews/sisters/sister";
import { ownTitle } from "../../words/own-title";
import { Units, useNumberFormat } from "../number";
import { StateBadge } from "../state-badge";
import { VARIANT } from "./words";

/** The other variants of the product, each with what is left of it. */
export const SistersCard = ({
  sisters,
  count,
  productTitle,
}: {
  sisters: Sister[];
  count: number;
  productTitle: string;
}) => {
  const format = useNumberFormat();
  if (count === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {VARIANT.sistersCard.otherVariantsOfTheProduct}
        </Text>
        <ul className="Sisters">
          {sisters.map((sister) => (
            <li key={sister.variantId}>
              <Link to={`/products/${sister.variantId}`} prefetch="none">
                {ownTitle(sister) || sister.sku || VARIANT.sistersCard.withoutATitle}
              </Link>
              <StateBadge overview={sister} />
              <span className="Numeric">
                <Units count={sister.available} unit />
                {sister.suggested > 0 && (
                  <span className="Aside">{VARIANT.sistersCard.toOrder(<Units count={sister.suggested} />)}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
        {count > sisters.length && (
          <PolarisLink url={`/products?q=${encodeURIComponent(productTitle)}`}>
            {VARIANT.sistersCard.allInProducts(format(count + 1))}
          </PolarisLink>
        )}
      </BlockStack>
    </Card>
  );
};
