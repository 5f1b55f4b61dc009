import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  InlineStack,
  Layout,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
  SkeletonThumbnail,
} from "@shopify/polaris";

/** The shape of the page that is on its way. */
export const SkeletonFor = ({ pathname }: { pathname: string }) => {
  if (pathname === "/") return <HomeSkeleton />;
  if (/^\/(products|suppliers)\/\d+$/.test(pathname)) return <DetailsSkeleton />;
  return pathname === "/settings" ? <SettingsSkeleton /> : <IndexSkeleton />;
};

const HomeSkeleton = () => (
  <SkeletonPage title="Home">
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "300", md: "400" }}>
        {["order now", "out", "on the way", "value"].map((card) => (
          <Card key={card}>
            <BlockStack gap="300">
              <SkeletonBodyText lines={1} />
              <SkeletonDisplayText size="large" />
              <SkeletonBodyText lines={2} />
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
      <TableSkeleton rows={10} />
    </BlockStack>
  </SkeletonPage>
);

const IndexSkeleton = () => (
  <SkeletonPage fullWidth>
    <TableSkeleton rows={12} tabs />
  </SkeletonPage>
);

const DetailsSkeleton = () => (
  <SkeletonPage backAction fullWidth>
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <Card>
            <InlineGrid columns={3} gap="400">
              {FACTS.map((fact) => (
                <BlockStack key={fact} gap="200">
                  <SkeletonBodyText lines={1} />
                  <SkeletonDisplayText size="small" />
                </BlockStack>
              ))}
            </InlineGrid>
          </Card>
          <Card>
            <SkeletonBodyText lines={8} />
          </Card>
          <TableSkeleton rows={4} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <Card>
            <SkeletonBodyText lines={9} />
          </Card>
          <Card>
            <Fields count={6} />
          </Card>
        </BlockStack>
      </Layout.Section>
    </Layout>
  </SkeletonPage>
);

const SettingsSkeleton = () => (
  <SkeletonPage title="Settings">
    <div className="Settings">
      <Layout>
        {GROUPS.map(({ name, fields }) => (
          <Layout.AnnotatedSection key={name} title={name}>
            <Card>
              <Fields count={fields} />
            </Card>
          </Layout.AnnotatedSection>
        ))}
      </Layout>
    </div>
  </SkeletonPage>
);

const GROUPS = [
  { name: "How to plan", fields: 3 },
  { name: "Velocity", fields: 1 },
  { name: "When to reorder", fields: 3 },
  { name: "How much to order", fields: 3 },
];
const FACTS = ["available", "sold", "cover", "runs out", "order by", "suggested"];

const Fields = ({ count }: { count: number }) => (
  <BlockStack gap="500">
    {numbered(count).map((field) => (
      <SkeletonBodyText key={field} lines={2} />
    ))}
  </BlockStack>
);

const TableSkeleton = ({ rows, tabs = false }: { rows: number; tabs?: boolean }) => (
  <Card padding="0">
    {tabs && (
      <Box padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
        <InlineStack gap="300">
          {numbered(4).map((tab) => (
            <Box key={tab} width="72px">
              <SkeletonBodyText lines={1} />
            </Box>
          ))}
        </InlineStack>
      </Box>
    )}
    {numbered(rows).map((row) => (
      <Box key={row} padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
        <InlineGrid columns="auto 2fr 1fr 1fr" gap="400" alignItems="center">
          <SkeletonThumbnail size="small" />
          <SkeletonBodyText lines={2} />
          <SkeletonBodyText lines={1} />
          <SkeletonBodyText lines={1} />
        </InlineGrid>
      </Box>
    ))}
  </Card>
);

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);
