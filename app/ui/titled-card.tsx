import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** A card with a title, a line that says what it shows, and its one action; a table below reaches to its edges. */
export const TitledCard = ({
  title,
  note,
  action,
  notices,
  children,
}: {
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  notices?: ReactNode;
  children?: ReactNode;
}) => (
  <Card padding="0">
    <Box padding="400">
      <BlockStack gap="300">
        <div className="TitledCard-Head">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {note && (
              <Text as="p" tone="subdued">
                {note}
              </Text>
            )}
          </BlockStack>
          {action}
        </div>
        {notices}
      </BlockStack>
    </Box>
    {children}
  </Card>
);
