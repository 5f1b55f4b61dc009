import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  Layout,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
} from "@shopify/polaris";

/** The shape of the page that is on its way. */
export const SkeletonFor = ({ pathname }: { pathname: string }) => {
  if (pathname === "/") return <HomeSkeleton />;
  if (/^\/products\/./.test(pathname)) return <DetailsSkeleton />;
  return pathname === "/settings" ? <FormSkeleton /> : <IndexSkeleton />;
};

const HomeSkeleton = () => (
  <SkeletonPage title="Home">
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
        {["low", "out", "alerts", "variants"].map((card) => (
          <Card key={card}>
            <BlockStack gap="300">
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={1} />
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
      <Lines />
    </BlockStack>
  </SkeletonPage>
);

const IndexSkeleton = () => (
  <SkeletonPage fullWidth>
    <Lines />
  </SkeletonPage>
);

const DetailsSkeleton = () => (
  <SkeletonPage backAction>
    <Layout>
      <Layout.Section>
        <Lines />
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <Lines />
      </Layout.Section>
    </Layout>
  </SkeletonPage>
);

const FormSkeleton = () => (
  <SkeletonPage title="Settings">
    <Lines />
  </SkeletonPage>
);

const Lines = () => (
  <Card>
    <BlockStack gap="500">
      {["a", "b", "c", "d", "e", "f"].map((line) => (
        <Box key={line}>
          <SkeletonBodyText lines={2} />
        </Box>
      ))}
    </BlockStack>
  </Card>
);
