import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  InlineStack,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonThumbnail,
} from "@shopify/polaris";
import type { ReactNode } from "react";

/** A list as ListTable draws it: a line a row, and on a phone a card a row. */
export const TableSkeleton = ({
  rows,
  tabs = 0,
  tools = false,
  pictures = false,
}: {
  rows: number;
  tabs?: number;
  /** A field to search in, or what is chosen from. */
  tools?: boolean;
  pictures?: boolean;
}) => (
  <Card padding="0">
    {tabs > 0 && (
      <Band>
        <InlineStack gap="300">
          {numbered(tabs).map((tab) => (
            <Box key={tab} width="72px">
              <SkeletonBodyText lines={1} />
            </Box>
          ))}
        </InlineStack>
      </Band>
    )}
    {tools && (
      <Band>
        <Box maxWidth="32rem">
          <SkeletonDisplayText size="medium" maxWidth="100%" />
        </Box>
      </Band>
    )}
    {numbered(rows).map((row) => (
      <Band key={row}>
        <InlineGrid columns={{ xs: 1, md: "2fr 1fr 1fr 1fr" }} gap="400" alignItems="center">
          <InlineGrid columns={pictures ? "auto 1fr" : 1} gap="300" alignItems="center">
            {pictures && <SkeletonThumbnail size="small" />}
            <Box maxWidth="14rem">
              <SkeletonBodyText lines={pictures ? 2 : 1} />
            </Box>
          </InlineGrid>
          <SkeletonBodyText lines={1} />
          <SkeletonBodyText lines={1} />
          <SkeletonBodyText lines={1} />
        </InlineGrid>
      </Band>
    ))}
  </Card>
);

export const FieldsSkeleton = ({ count }: { count: number }) => (
  <Card>
    <BlockStack gap="500">
      {numbered(count).map((field) => (
        <SkeletonBodyText key={field} lines={2} />
      ))}
    </BlockStack>
  </Card>
);

export const TextSkeleton = ({ lines }: { lines: number }) => (
  <Card>
    <SkeletonBodyText lines={lines} />
  </Card>
);

/** Figures side by side, each below its name. */
export const FiguresSkeleton = ({ count }: { count: number }) => (
  <Card>
    <InlineGrid columns={3} gap="400">
      {numbered(count).map((figure) => (
        <BlockStack key={figure} gap="200">
          <SkeletonBodyText lines={1} />
          <SkeletonDisplayText size="small" />
        </BlockStack>
      ))}
    </InlineGrid>
  </Card>
);

const Band = ({ children }: { children: ReactNode }) => (
  <Box padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
    {children}
  </Box>
);

export const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);
