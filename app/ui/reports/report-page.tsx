import { BlockStack, Card, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Totals } from "../../reports/report";
import { REPORTS, type ReportName } from "../../reports/reports";
import { NoFigures } from "./no-figures";
import { ReportSummary } from "./report-summary";

/** The frame of every report: what it adds up to, a chart, and its list. */
export const ReportPage = ({
  name,
  totals,
  currency,
  chart,
  children,
}: {
  name: ReportName;
  totals: Totals | null;
  currency: string;
  chart: ReactNode;
  children: ReactNode;
}) => (
  <Page
    title={REPORTS[name].title}
    subtitle={REPORTS[name].summary}
    backAction={{ content: "Reports", url: "/reports" }}
  >
    {totals ? (
      <BlockStack gap="400">
        <ReportSummary report={REPORTS[name]} totals={totals} currency={currency} />
        <Card>
          <BlockStack gap="300">{chart}</BlockStack>
        </Card>
        {children}
      </BlockStack>
    ) : (
      <NoFigures />
    )}
  </Page>
);
