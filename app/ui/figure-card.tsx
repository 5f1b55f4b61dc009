import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useNumberFormat } from "./number";

/** A number and the list whose count it is. */
export const FigureCard = ({ title, count, unit, to }: { title: string; count: number; unit: string; to: string }) => {
  const format = useNumberFormat();
  return (
    <Card>
      <Link to={to} className="FigureCard">
        <BlockStack gap="100">
          <span className="FigureCard-Title">
            <Text as="h2" variant="headingSm">
              {title}
            </Text>
          </span>
          <span className="FigureCard-Number">{format(count)}</span>
          <Text as="span" tone="subdued">
            {unit}
          </Text>
        </BlockStack>
      </Link>
    </Card>
  );
};
