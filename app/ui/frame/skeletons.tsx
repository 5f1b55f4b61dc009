import {
  BlockStack,
  Card,
  InlineGrid,
  Layout,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { FieldsSkeleton, FiguresSkeleton, numbered, TableSkeleton, TextSkeleton } from "./skeleton-parts";
import { FRAME } from "./words";

/** The shape of the page that is on its way: the first whose path it is. */
export const SkeletonFor = ({ pathname }: { pathname: string }) =>
  SHAPES.find(([path]) => path.test(pathname))?.[1]() ?? null;

const SHAPES: [path: RegExp, shape: () => ReactNode][] = [
  [/^\/$/, () => <HomeSkeleton />],
  [/^\/reorder$/, () => <ListSkeleton title={FRAME.reorder} tabs={4} tools pictures />],
  [/^\/products$/, () => <ListSkeleton title={FRAME.products} tabs={4} tools pictures />],
  [/^\/alerts$/, () => <ListSkeleton title={FRAME.alerts} tabs={3} pictures />],
  [/^\/suppliers$/, () => <ListSkeleton title={FRAME.suppliers} tabs={2} tools />],
  [/^\/rules$/, () => <ListSkeleton title={FRAME.skeletons.rules} tabs={3} back />],
  [/^\/promotions$/, () => <ListSkeleton title={FRAME.skeletons.promotions} back />],
  [/^\/uplifts$/, () => <ListSkeleton title={FRAME.skeletons.uplifts} back />],
  [/\/prices$/, () => <ListSkeleton title={FRAME.skeletons.priceList} pictures back />],
  [/^\/products\/\d+$/, () => <VariantSkeleton />],
  [/^\/suppliers\/\d+$/, () => <SupplierSkeleton />],
  [/^\/suppliers\/new$/, () => <CardsSkeleton title={FRAME.skeletons.addSupplier} cards={[4, 2, 6]} />],
  [/^\/reports$/, () => <ReportsSkeleton />],
  [/^\/reports\//, () => <ReportSkeleton />],
  [/^\/(endpoints|dispatches|events)$/, () => <ListSkeleton title={FRAME.events} tabs={3} />],
  [/^\/endpoints\/new$/, () => <CardsSkeleton title={FRAME.skeletons.addEndpoint} cards={[3, 6, 4, 5]} />],
  [/^\/endpoints\/\d+$/, () => <SupplierSkeleton />],
  [/^\/events\//, () => <CardsSkeleton cards={[6, 8]} />],
  [/^\/settings\/api-keys$/, () => <ListSkeleton title={FRAME.skeletons.apiKeys} back />],
  [/^\/settings$/, () => <SettingsSkeleton />],
  [/^\/sync$/, () => <CardsSkeleton title={FRAME.skeletons.syncHealth} cards={[2, 1, 2, 1, 2, 2]} />],
  [/./, () => <CardsSkeleton cards={[3]} />],
];

const HomeSkeleton = () => (
  <SkeletonPage title={FRAME.home}>
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "300", md: "400" }}>
        {numbered(4).map((card) => (
          <Card key={card}>
            <BlockStack gap="300">
              <SkeletonBodyText lines={1} />
              <SkeletonDisplayText size="large" />
              <SkeletonBodyText lines={2} />
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
      <TableSkeleton rows={10} pictures />
    </BlockStack>
  </SkeletonPage>
);

const ListSkeleton = ({
  title,
  back = false,
  ...list
}: {
  title: string;
  back?: boolean;
  tabs?: number;
  tools?: boolean;
  pictures?: boolean;
}) => (
  <SkeletonPage title={title} backAction={back} fullWidth>
    <TableSkeleton rows={12} {...list} />
  </SkeletonPage>
);

const VariantSkeleton = () => (
  <SkeletonPage backAction fullWidth>
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <FiguresSkeleton count={6} />
          <TableSkeleton rows={3} />
          <TextSkeleton lines={8} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <TextSkeleton lines={9} />
          <FieldsSkeleton count={6} />
        </BlockStack>
      </Layout.Section>
    </Layout>
  </SkeletonPage>
);

const SupplierSkeleton = () => (
  <SkeletonPage backAction>
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <FieldsSkeleton count={4} />
          <FieldsSkeleton count={2} />
          <FieldsSkeleton count={6} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <TextSkeleton lines={3} />
          <TextSkeleton lines={3} />
        </BlockStack>
      </Layout.Section>
    </Layout>
  </SkeletonPage>
);

const ReportsSkeleton = () => (
  <SkeletonPage title={FRAME.reports}>
    <TableSkeleton rows={8} />
  </SkeletonPage>
);

const ReportSkeleton = () => (
  <SkeletonPage backAction>
    <BlockStack gap="400">
      <FiguresSkeleton count={3} />
      <TextSkeleton lines={8} />
      <TableSkeleton rows={8} tools pictures />
    </BlockStack>
  </SkeletonPage>
);

const CardsSkeleton = ({ title, cards }: { title?: string; cards: number[] }) => (
  <SkeletonPage title={title} backAction>
    <BlockStack gap="400">
      {cards.map((fields, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of a drawing, which never move
        <FieldsSkeleton key={at} count={fields} />
      ))}
    </BlockStack>
  </SkeletonPage>
);

const SettingsSkeleton = () => (
  <SkeletonPage title={FRAME.settings}>
    <Layout>
      {GROUPS.map(({ name, fields }) => (
        <Layout.AnnotatedSection key={name} title={name}>
          <FieldsSkeleton count={fields} />
        </Layout.AnnotatedSection>
      ))}
    </Layout>
  </SkeletonPage>
);

const GROUPS = [
  { name: FRAME.skeletons.howToPlan, fields: 3 },
  { name: FRAME.skeletons.velocity, fields: 1 },
  { name: FRAME.skeletons.whenToReorder, fields: 3 },
  { name: FRAME.skeletons.howMuchToOrder, fields: 3 },
];
