import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Span } from "../../reports/filter/span";
import type { Report, Totals } from "../../reports/report";
import { counted, VARIANTS } from "../../words/counted";
import { useNumberFormat } from "../number";
import { useFigureText } from "./figure-value";
import { Headlines } from "./headlines";
import { SUMMARY } from "./words";

/** What a report says in all, what each figure means, and what is left out of it. */
export const ReportSummary = ({
  report,
  totals,
  currency,
  reckoned,
}: {
  report: Report;
  totals: Totals;
  currency: string;
  /** Its days, where it was reckoned as it was asked for; null: it is the night's. */
  reckoned: { span: Span | null; today: number; unseen: number } | null;
}) => {
  const textOf = useFigureText();
  const format = useNumberFormat();
  const dayOf = (value: number) => textOf({ kind: "day", value, currency });
  const whenCounted = !reckoned
    ? SUMMARY.countedOn(dayOf(totals.day.day))
    : reckoned.span
      ? SUMMARY.reckonedThen(dayOf(reckoned.span.from), dayOf(reckoned.span.to))
      : SUMMARY.reckonedNow(dayOf(reckoned.today));
  return (
    <Card>
      <BlockStack gap="400">
        <Headlines headlines={report.headlines(totals)} currency={currency} />
        <Definitions definitions={report.definitions} />
        {report
          .gaps(totals)
          .filter(({ variants }) => variants > 0)
          .map(({ variants, why }) => (
            <Text key={why} as="p" tone="caution">
              {SUMMARY.leftOut(counted(variants, VARIANTS, format), why)}
            </Text>
          ))}
        {reckoned?.span && reckoned.unseen > 0 && (
          <Text as="p" tone="caution">
            {SUMMARY.unseen(counted(reckoned.unseen, VARIANTS, format), dayOf(reckoned.span.to))}
          </Text>
        )}
        <Text as="p" tone="subdued">
          <span>{whenCounted}</span>
        </Text>
      </BlockStack>
    </Card>
  );
};

/** What each figure means. */
export const Definitions = ({ definitions }: { definitions: { figure: string; says: string }[] }) => (
  <dl className="Definitions">
    {definitions.map(({ figure, says }) => (
      <div key={figure}>
        <dt>{figure}</dt>
        <dd>{says}</dd>
      </div>
    ))}
  </dl>
);
