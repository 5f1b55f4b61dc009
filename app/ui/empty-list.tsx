import { Box, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

export const EmptyList = ({ children }: { children: ReactNode }) => (
  <div className="EmptyList">
    <Box padding="1600">
      <Text as="p" alignment="center" tone="subdued">
        {children}
      </Text>
    </Box>
  </div>
);
