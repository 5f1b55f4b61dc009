import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type Asked, reportOf } from "../../reports/filter/asked";
import { isReckoned, type TypedDays } from "../../reports/filter/filter";
import type { Totals } from "../../reports/report";
import type { LocationNames } from "../location-name";
import { NoFigures } from "./no-figures";
import { ReportFilters } from "./report-filters";
import { ReportSummary } from "./report-summary";
import { LIST } from "./words";

/** The frame of every report: what of it is shown, what it adds up to, a chart, and its list. */
export const ReportPage = ({
  asked,
  typed,
  totals,
  unseen,
  currency,
  chart,
  locationNames,
  supplierName,
  ordersLeftOut,
  path = `/reports/${asked.report}`,
  note,
  live = true,
  children,
}: {
  asked: Asked;
  /** Days that are typed. */
  typed: TypedDays | null;
  totals: Totals | null;
  /** Variants whose stock of a past day is not known, at one location at least. */
  unseen: number;
  currency: string;
  chart: ReactNode;
  locationNames: LocationNames;
  supplierName: string | null;
  /** Which orders count nowhere among what was sold; null: none are left out. */
  ordersLeftOut: string | null;
  path?: string;
  /** Why there is no chart. */
  note?: string;
  /** False: its figures are those of a night, whatever days are chosen. */
  live?: boolean;
  children: ReactNode;
}) => {
  const report = reportOf(asked);
  const reckoned = live && isReckoned(asked.filter) ? { today: asked.today, span: asked.span, unseen } : null;
  return (
    <Page title={report.title} subtitle={report.summary} backAction={{ content: LIST.back, url: "/reports" }}>
      <BlockStack gap="400">
        <ReportFilters {...{ asked, typed, path, locationNames, supplierName }} />
        {ordersLeftOut && (
          <Text as="p" tone="subdued">
            {LIST.ordersLeftOut(ordersLeftOut)}
          </Text>
        )}
        {totals ? (
          <>
            <ReportSummary report={report} totals={totals} currency={currency} reckoned={reckoned} />
            {(chart || note) && (
              <Card>
                <BlockStack gap="300">
                  {chart}
                  {note && !chart && (
                    <Text as="p" tone="subdued">
                      {note}
                    </Text>
                  )}
                </BlockStack>
              </Card>
            )}
            {children}
          </>
        ) : (
          <NoFigures ofDays={asked.filter.period !== null} />
        )}
      </BlockStack>
    </Page>
  );
};
